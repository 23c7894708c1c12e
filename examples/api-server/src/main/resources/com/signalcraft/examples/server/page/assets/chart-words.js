// What a chart shows, in words and figures.

import { h } from './dom.js';
import { amount, count, date } from './format.js';

const IN_WORDS = { avg: 'Averages', sum: 'Sums', min: 'Lowest values', max: 'Highest values',
  last: 'Last values', count: 'Counts' };

const known = ({ values }) => values.filter((value) => value !== null);

/** What the lines and signs mean; only what is there. */
export function legend({ predictions, anomalies }) {
  const entry = (kind, text) => h('li', {},
    h('span', { class: `swatch ${kind}`, 'aria-hidden': 'true' }), text);
  return h('ul', { class: 'legend' }, entry('', 'Values'),
    predictions.length > 0 ? [entry('ahead', 'Forecast'), entry('band', '95 % range')] : null,
    anomalies.length > 0 ? entry('odd', 'Anomaly') : null);
}

/** For those who do not see the chart, and for those who do not want to read it. */
export function summary(data) {
  const values = known(data);
  const parts = [`${count(values.length, 'value')} in ${count(data.days, 'day')}, between `
    + `${amount(Math.min(...values), data.unit)} and ${amount(Math.max(...values), data.unit)}.`];
  if (data.isPast) {
    parts.unshift(`The newest value is of ${date(data.newest.timestamp)}; shown is the time before.`);
  }
  if (data.coarse) {
    parts.push(`${IN_WORDS[data.coarse.aggregation]} of ${data.coarse.frequency} each.`);
  }
  if (data.predictions.length > 0) {
    const last = data.predictions[data.predictions.length - 1];
    parts.push(`Forecast for ${date(last.at)}: ${amount(last.value, data.unit)}`
      + `${last.lower === null ? '' : `, in 95 % of cases between ${amount(last.lower, data.unit)} `
        + `and ${amount(last.upper, data.unit)}`}.`);
  }
  parts.push(data.anomalies.length === 0 ? 'No anomalies.'
    : `${count(data.anomalies.length, 'anomaly', 'anomalies')}.`);
  return parts.join(' ');
}

/** The usual figures. */
export function statistics(data) {
  const values = known(data);
  const sum = values.reduce((all, value) => all + value, 0);
  const entry = (name, value) => h('div', {}, h('dt', {}, name), h('dd', {}, amount(value, data.unit)));
  return h('dl', { class: 'stats' }, entry('Lowest', Math.min(...values)),
    entry('Average', sum / values.length), entry('Highest', Math.max(...values)),
    data.coarse ? null : entry('Total', sum));
}
