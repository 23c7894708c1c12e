// All anomalies of a time.

import { h } from '../dom.js';
import { anomalyList } from '../anomaly-list.js';
import { choice } from '../choice.js';
import { heading } from '../shell.js';

const TIMES = [['1d', '1 day'], ['7d', '7 days'], ['30d', '30 days'], ['90d', '90 days']];
const SEEN = [['open', 'Open'], ['all', 'All']];

export function view({ query, signal }) {
  const time = TIMES.some(([value]) => value === query.get('t')) ? query.get('t') : '30d';
  const seen = query.get('s') === 'all' ? 'all' : 'open';
  const go = (t, s) => location.replace(`#/anomalies?t=${t}&s=${s}`);
  return {
    title: 'Anomalies',
    content: [
      heading('Anomalies', null,
        choice('Which', SEEN, seen, (chosen) => go(time, chosen)),
        choice('Time frame', TIMES, time, (chosen) => go(chosen, seen))),
      anomalyList({ signal, timeframe: time, ...(seen === 'open' ? { acknowledged: false } : {}) })
        .element,
      h('p', { class: 'foot' }, 'An anomaly that you acknowledge is known to all members.'),
    ],
  };
}
