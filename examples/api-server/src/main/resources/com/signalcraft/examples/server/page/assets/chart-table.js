// The same as the chart, to be read cell by cell.

import { fill, h } from './dom.js';
import { amount, count, moment } from './format.js';

const MOST = 500;

function table(caption, heads, rows) {
  return h('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': caption },
    h('table', {}, h('caption', { class: 'unseen' }, caption),
      h('thead', {}, h('tr', {}, heads.map((head, i) =>
        h('th', { scope: 'col', class: i > 0 ? 'number' : null }, head)))),
      h('tbody', {}, rows.map((row) => h('tr', {}, row.map((cell, i) =>
        h('td', { class: i > 0 ? 'number' : null }, cell)))))));
}

function values({ timestamps, values: all, unit, anomalies }) {
  const odd = new Set(anomalies.map(({ timestamp }) => Date.parse(timestamp)));
  const rows = timestamps.map((at, i) => [at, all[i]]).filter(([, value]) => value !== null)
    .reverse();
  return [table('Values, newest first', ['Time', 'Value', 'Anomaly'], rows.slice(0, MOST)
    .map(([at, value]) => [moment(at), amount(value, unit), odd.has(at) ? 'yes' : ''])),
  rows.length > MOST ? h('p', { class: 'sub' }, `The newest ${count(MOST, 'value')} of ${rows.length}.`)
    : null];
}

const ahead = ({ predictions, unit }) => table('Forecast', ['Time', 'Expected', '95 % from', 'to'],
  predictions.map((one) => [moment(one.at), amount(one.value, unit), amount(one.lower, unit),
    amount(one.upper, unit)]));

/** Made when they are opened: most people look at the chart. */
export function tables(data) {
  const make = (title, content) => {
    const place = h('div', {});
    return h('details', { on: { toggle: (event) => {
      if (event.target.open && place.childElementCount === 0) {
        fill(place, content());
      }
    } } }, h('summary', {}, title), place);
  };
  return [make('Values as a table', () => values(data)),
    data.predictions.length > 0 ? make('Forecast as a table', () => ahead(data)) : null];
}
