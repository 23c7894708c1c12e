// Alerts and how they stand.

import { get, put, remove, words } from './api.js';
import { button, fill, h, icon, say } from './dom.js';
import { ago, amount } from './format.js';
import { confirmed } from './overlay.js';
import { bones, empty, panel } from './panel.js';
import { sources, store } from './store.js';

const PHASES = {
  ok: ['OK', 'good', 'ok'],
  pending: ['Pending', 'warn', 'wait'],
  firing: ['Firing', 'bad', 'fire'],
  recovering: ['Recovering', 'warn', 'wait'],
  no_data: ['No data', 'warn', 'fire'],
  error: ['Cannot be evaluated', 'bad', 'fire'],
};

const WINDOWS = { '5m': '5 minutes', '15m': '15 minutes', '1h': 'an hour', '6h': '6 hours',
  '24h': '24 hours' };

/** How an alert stands, as a mark. */
function phase(alert, status) {
  const [text, kind, image] = !alert.is_active ? ['Off', '', 'stable']
    : !status ? ['Not evaluated yet', '', 'wait']
      : PHASES[status.phase] ?? [status.phase, '', 'wait'];
  return h('span', { class: `mark ${kind}`, 'data-phase': status?.phase ?? 'none' }, icon(image),
    text);
}

/** What an alert waits for, in words. */
function condition(alert, unit) {
  const over = WINDOWS[alert.timeframe] ?? alert.timeframe;
  const limit = alert.threshold;
  switch (alert.condition) {
    case 'above': return `above ${amount(limit, unit)} over ${over}`;
    case 'below': return `below ${amount(limit, unit)} over ${over}`;
    case 'change_percent': return `${limit > 0 ? 'a rise' : 'a fall'} by ${Math.abs(limit)} % or more `
      + `within ${over}`;
    case 'anomaly': return limit === null ? `an anomaly within ${over}`
      : `an anomaly of ${limit} standard deviations or more within ${over}`;
    default: return `${alert.condition} ${limit ?? ''} over ${over}`;
  }
}

async function load() {
  const business = store.business.id;
  const [{ alerts }, { statuses }, all] = await Promise.all([get(`/alerts/${business}`),
    get(`/alerts/${business}/statuses`), sources()]);
  const states = new Map(statuses.map((status) => [status.alert_id, status]));
  const units = new Map(all.map(({ id, unit }) => [id, unit]));
  return alerts.map((alert) =>
    ({ alert, status: states.get(alert.id), unit: units.get(alert.source_id) }));
}

function about({ alert, status, unit }) {
  return h('div', { class: 'what' },
    h('strong', {}, alert.name),
    h('p', {}, h('a', { href: `#/kpi/${alert.source_id}` }, alert.source_name), ' ',
      condition(alert, unit)),
    h('p', { class: 'sub' }, phase(alert, status),
      alert.is_active && status ? h('span', {}, `since ${ago(status.since)}`) : null,
      status?.value !== null && status?.value !== undefined
        ? h('span', {}, `read ${alert.condition === 'above' || alert.condition === 'below'
          ? amount(status.value, unit) : status.value}`) : null,
      alert.last_triggered ? h('span', {}, `last fired ${ago(alert.last_triggered)}`) : null),
    status?.phase === 'error' && status.message ? h('p', { class: 'wrong' }, status.message) : null);
}

function acts({ alert }, reload) {
  const wrong = h('span', { class: 'wrong', role: 'alert' });
  const toggle = h('input', { type: 'checkbox', role: 'switch', checked: alert.is_active,
    'aria-label': `${alert.name} is on` });
  toggle.addEventListener('change', async () => {
    fill(wrong);
    try {
      await put(`/alerts/${alert.id}`, { is_active: toggle.checked });
      say(`${alert.name} is ${toggle.checked ? 'on' : 'off'}`);
      await reload();
    } catch (error) {
      toggle.checked = !toggle.checked;
      fill(wrong, words(error));
    }
  });
  const erase = async () => {
    if (await confirmed('Delete this alert?', `“${alert.name}” will not be evaluated any more.`,
      'Delete')) {
      try {
        await remove(`/alerts/${alert.id}`);
        say(`${alert.name} is deleted`);
        await reload();
        document.getElementById('main').focus();
      } catch (error) {
        fill(wrong, words(error));
      }
    }
  };
  return h('div', { class: 'acts' }, wrong,
    h('label', { class: 'switch' }, toggle, h('span', { class: 'sub' }, 'On')),
    button('Delete', erase, { kind: 'small danger', 'aria-label': `Delete ${alert.name}` }));
}

/** A panel of them; `canChange` for one in which they can be switched and deleted. */
export function alertStates({ signal, title, actions, canChange = false, sourceId = null }) {
  let isFocused = null;
  const made = panel({
    signal,
    title,
    actions,
    on: ['alert_triggered'],
    skeleton: bones(3.5, 3.5),
    async load() {
      const all = await load();
      isFocused = made?.element.contains(document.activeElement)
        ? document.activeElement.getAttribute('aria-label') : null;
      return sourceId ? all.filter(({ alert }) => alert.source_id === sourceId) : all;
    },
    render: (all) => all.length === 0
      ? empty('No alerts yet. An alert tells you when a KPI leaves the range that you expect.')
      : h('ul', { class: 'rows wide' }, all.map((one) =>
        h('li', {}, about(one), canChange ? acts(one, reload) : null))),
  });

  /** Where the focus was in the list, it stays. */
  async function reload() {
    await made.reload();
    if (isFocused) {
      made.element.querySelector(`[aria-label="${CSS.escape(isFocused)}"]`)?.focus();
    }
  }

  return { element: made.element, reload };
}
