// The frame of the page: where one is, which business, whether it is live, what there is to read.

import { network } from './api.js';
import { fill, h, icon, iconButton, say } from './dom.js';
import { live } from './live.js';
import { bell } from './notifications.js';
import { session } from './session.js';
import { store } from './store.js';

const PLACES = [
  ['overview', 'Overview', '#/'],
  ['anomalies', 'Anomalies', '#/anomalies'],
  ['alerts', 'Alerts', '#/alerts'],
  ['news', 'News', '#/news'],
  ['sources', 'Sources', '#/sources'],
  ['keys', 'API keys', '#/keys'],
];

const STATES = {
  live: ['Live', 'Values arrive as they come'],
  connecting: ['Connecting', 'Live values are being connected'],
  waiting: ['Reconnecting', 'Live values are interrupted'],
  refused: ['Not live', 'Live values are not allowed for you'],
  off: ['Not live', 'Live values are off'],
};

/** Mark and name. */
export const brand = () => h('a', { class: 'brand', href: '#/' },
  h('img', { src: '/assets/icon.svg', alt: 'SignalCraft', width: 28, height: 28 }),
  h('span', { 'aria-hidden': 'true' }, 'SignalCraft'));

/** Switches between light and dark, which is kept; at first it is the system's. */
export function themeButton() {
  const isDark = () => getComputedStyle(document.documentElement).colorScheme === 'dark'
    || (!document.documentElement.dataset.theme
      && matchMedia('(prefers-color-scheme: dark)').matches);
  const element = iconButton('theme', 'Dark colours', () => {
    const next = isDark() ? 'light' : 'dark';
    document.documentElement.dataset.theme = next;
    try {
      localStorage.setItem('signalcraft-theme', next);
    } catch {
      // Then it lasts as long as the page.
    }
    element.setAttribute('aria-pressed', String(next === 'dark'));
    document.dispatchEvent(new Event('theme'));
  });
  element.setAttribute('aria-pressed', String(isDark()));
  return element;
}

function businessChoice(onChoose) {
  if (store.businesses.length < 2) {
    return h('div', { class: 'business' }, h('span', {}, store.business?.name ?? ''));
  }
  const select = h('select', { class: 'input', 'aria-label': 'Business',
    on: { change: () => onChoose(select.value) } },
    store.businesses.map(({ id, name }) =>
      h('option', { value: id, selected: id === store.business.id }, name)));
  return h('div', { class: 'business' }, select);
}

function liveState(signal) {
  const text = h('span', {}, 'Connecting');
  const element = h('p', { class: 'live', role: 'status', title: STATES.connecting[1] }, text);
  live.addEventListener('state', ({ detail }) => {
    const [short, long] = STATES[detail];
    element.classList.toggle('on', detail === 'live');
    element.title = long;
    element.dataset.state = detail;
    fill(text, short);
  }, { signal });
  return element;
}

function notices(signal) {
  const place = h('div', { class: 'notices', role: 'status' });
  let timer = null;
  network.addEventListener('down', () => {
    clearTimeout(timer);
    fill(place, h('p', { class: 'notice' },
      'The server cannot be reached. What you see may be old; the page goes on by itself.'));
  }, { signal });
  network.addEventListener('up', () => {
    fill(place);
    say('The server can be reached again');
    live.hurry();
  }, { signal });
  network.addEventListener('limited', ({ detail }) => {
    clearTimeout(timer);
    fill(place, h('p', { class: 'notice' },
      `The plan's limit of requests is reached. The page goes on in ${detail.seconds} seconds.`));
    timer = setTimeout(() => fill(place), detail.seconds * 1000);
  }, { signal });
  return place;
}

/**
 * Builds the frame.
 *
 * @param {AbortSignal} signal ends with the session
 * @param {function(string)} onBusiness is told which business was chosen
 * @returns {{element: Element, main: Element, here: function(string)}}
 */
export function shell(signal, onBusiness) {
  const main = h('main', { id: 'main', tabindex: -1 });
  const links = new Map(PLACES.map(([name, label, href]) =>
    [name, h('a', { href }, icon(name), h('span', {}, label))]));
  const element = h('div', { class: 'frame' },
    h('header', { class: 'top' }, brand(), businessChoice(onBusiness),
      h('div', { class: 'push' }), liveState(signal), bell(signal), themeButton(),
      iconButton('leave', `Sign out ${session.email}`.trim(), () => session.end())),
    notices(signal),
    main,
    h('nav', { class: 'places', 'aria-label': 'Places' },
      h('ul', {}, [...links.values()].map((link) => h('li', {}, link)))));
  return {
    element,
    main,
    here(name) {
      links.forEach((link, place) => {
        if (place === name) {
          link.setAttribute('aria-current', 'page');
        } else {
          link.removeAttribute('aria-current');
        }
      });
    },
  };
}

/** The heading of a place. */
export const heading = (title, sub, ...actions) =>
  h('div', { class: 'head' }, h('h1', {}, title, sub ? h('div', { class: 'sub' }, sub) : null),
    actions);

