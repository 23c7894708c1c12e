// Anomalies, and that somebody has seen them.

import { get, post, words } from './api.js';
import { button, fill, h, icon, say } from './dom.js';
import { ago, amount, moment, number } from './format.js';
import { bones, empty, panel } from './panel.js';
import { sources, store } from './store.js';

const SEVERITY = { low: ['Low', ''], medium: ['Medium', 'warn'], high: ['High', 'bad'],
  critical: ['Critical', 'bad'] };

const severity = (name) => {
  const [text, kind] = SEVERITY[name] ?? [name, ''];
  return h('span', { class: `mark ${kind}` }, icon('anomalies'), text);
};

/** What an anomaly is, in words. */
export function inWords(anomaly, unit) {
  const side = anomaly.actual_value > anomaly.expected_value ? 'above' : 'below';
  return `${amount(anomaly.actual_value, unit)} where about ${amount(anomaly.expected_value, unit)} `
    + `was expected: ${number(Math.abs(anomaly.deviation_score), { maximumFractionDigits: 1 })} `
    + `standard deviations ${side}`;
}

function row(anomaly, unit, isOfOne) {
  const wrong = h('p', { class: 'wrong', role: 'alert' });
  const acts = h('div', { class: 'acts' });
  const acknowledge = async (event) => {
    event.target.setAttribute('aria-disabled', 'true');
    try {
      const { acknowledged_at: at } = await post(`/anomalies/${anomaly.id}/acknowledge`, undefined,
        { wait: true });
      anomaly.acknowledged_at = at;
      show();
      say(`Acknowledged: ${anomaly.source_name}, ${moment(anomaly.timestamp)}`);
      acts.firstChild.focus();
    } catch (error) {
      event.target.removeAttribute('aria-disabled');
      fill(wrong, words(error));
    }
  };
  const show = () => fill(acts, anomaly.acknowledged_at
    ? h('span', { class: 'mark good', tabindex: -1 }, icon('ok'), 'Acknowledged')
    : button('Acknowledge', acknowledge, { kind: 'small',
      'aria-label': `Acknowledge ${anomaly.source_name}, ${moment(anomaly.timestamp)}` }));
  show();
  return h('li', {}, h('div', { class: 'what' },
    isOfOne ? null : h('a', { href: `#/kpi/${anomaly.source_id}` }, anomaly.source_name),
    h('p', {}, inWords(anomaly, unit)),
    h('p', { class: 'sub' }, severity(anomaly.severity),
      h('time', { datetime: anomaly.timestamp, title: ago(anomaly.timestamp) },
        moment(anomaly.timestamp))),
    wrong), acts);
}

/** A panel with a list of them, newest first. */
export function anomalyList({ signal, title, actions, limit = 50, ...query }) {
  const rows = h('ul', { class: 'rows wide' });
  const rest = h('div', {});
  let units = new Map();

  const make = (one) => row(one, units.get(one.source_id), Boolean(query.source_id));
  const load = (cursor = null) => get(`/anomalies/${store.business.id}`, { ...query, limit, cursor });

  function more({ next_cursor: cursor }) {
    fill(rest, cursor && limit >= 50 ? button('Show more', async () => {
      try {
        const page = await load(cursor);
        rows.append(...page.anomalies.map(make));
        more(page);
      } catch (error) {
        fill(rest, h('p', { class: 'wrong', role: 'alert' }, words(error)));
      }
    }) : null);
  }

  return panel({
    signal,
    title,
    actions,
    skeleton: bones(3.5, 3.5, 3.5),
    async load() {
      const [page, all] = await Promise.all([load(), sources()]);
      units = new Map(all.map(({ id, unit }) => [id, unit]));
      return page;
    },
    render(page) {
      fill(rows, page.anomalies.map(make));
      more(page);
      return page.anomalies.length === 0
        ? empty('Nothing out of the ordinary in this time.') : [rows, rest];
    },
  });
}
