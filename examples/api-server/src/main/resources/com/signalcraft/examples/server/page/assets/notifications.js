// The bell: what there is to read, as it comes.

import { ApiError, get, post, words } from './api.js';
import { button, fill, h, icon } from './dom.js';
import { ago, count, dateTime } from './format.js';
import { live } from './live.js';
import { openDialog, toast } from './overlay.js';
import { bones, empty, failed } from './panel.js';

const SHOWN = 50;

/** Reading one again and again does no harm, so it may wait for the plan's limit. */
const markRead = (id) => post(`/notifications/${id}/read`, undefined, { wait: true });

function row(notification, onRead) {
  const item = h('li', { class: notification.read_at ? null : 'unread' });
  const show = () => fill(item,
    h('div', { class: 'what' }, h('strong', {}, notification.title),
      h('p', {}, notification.message),
      h('p', { class: 'sub' }, h('time', { datetime: notification.created_at,
        title: dateTime(notification.created_at) }, ago(notification.created_at)))),
    h('div', { class: 'acts' }, notification.read_at ? h('span', { class: 'sub' }, 'Read')
      : button('Mark read', () => onRead(notification), { kind: 'small',
        'aria-label': `Mark read: ${notification.title}` })));
  show();
  return { item, show, notification };
}

function list(unread, onChange) {
  const place = h('div', { 'aria-busy': 'true' }, bones(3, 3, 3));
  const wrong = h('p', { class: 'form-error', role: 'alert' });
  const rows = [];

  async function read(notification) {
    const { read_at: at } = await markRead(notification.id);
    notification.read_at = at;
    const its = rows.find((one) => one.notification === notification);
    const hadFocus = its.item.contains(document.activeElement);
    its.item.classList.remove('unread');
    its.show();
    onChange(-1);
    if (hadFocus) {
      (place.querySelector('li button') ?? place.closest('dialog')?.querySelector('button'))?.focus();
    }
  }

  async function tryTo(work) {
    fill(wrong);
    try {
      await work();
    } catch (error) {
      fill(wrong, words(error));
    }
  }

  async function load() {
    try {
      const { notifications } = await get('/notifications', { limit: SHOWN });
      rows.splice(0, rows.length, ...notifications.map((one) =>
        row(one, (which) => tryTo(() => read(which)))));
      fill(place, rows.length === 0
        ? empty('Nothing yet. Alerts that fire, and news of your account, are told here.')
        : h('ul', { class: 'rows' }, rows.map(({ item }) => item)));
    } catch (error) {
      fill(place, failed(error, load));
    } finally {
      place.removeAttribute('aria-busy');
    }
  }

  load();
  const all = button('Mark all read', () => tryTo(async () => {
    for (const { notification } of rows.filter((one) => !one.notification.read_at)) {
      await read(notification);
    }
  }), { kind: 'small' });
  return { elements: [unread > 0 ? h('div', {}, all) : null, wrong, place], load };
}

/** The button that shows how many are unread, and opens them. */
export function bell(signal) {
  const bubble = h('span', { class: 'bubble', 'aria-hidden': 'true', hidden: true });
  const element = h('button', { type: 'button', class: 'button bare' }, icon('bell'), bubble);
  let unread = 0;
  let opened = null;

  function show() {
    bubble.hidden = unread === 0;
    fill(bubble, unread > 99 ? '99+' : String(unread));
    element.setAttribute('aria-label', `Notifications, ${count(unread, 'unread', 'unread')}`);
  }

  async function load() {
    try {
      unread = (await get('/notifications', { unread: true, limit: 100 })).notifications.length;
      show();
    } catch (error) {
      // The bell stays as it is; it is read again with the next event or opening.
      if (!(error instanceof ApiError)) {
        throw error;
      }
    }
  }

  element.addEventListener('click', () => {
    openDialog('Notifications', () => {
      opened = list(unread, (change) => {
        unread = Math.max(0, unread + change);
        show();
      });
      return opened.elements;
    }, { kind: 'drawer', onClose: () => { opened = null; } });
  });
  live.addEventListener('notification', ({ detail }) => {
    unread += 1;
    show();
    toast(detail.title ?? 'Notification', detail.message, { isBad: detail.type === 'alert' });
    opened?.load();
  }, { signal });
  live.addEventListener('reread', load, { signal });
  show();
  load();
  return element;
}
