// One KPI: its chart, what is ahead of it, its anomalies and alerts.

import { post } from '../api.js';
import { button, fill, h, icon } from '../dom.js';
import { alertStates } from '../alert-list.js';
import { anomalyList } from '../anomaly-list.js';
import { chart } from '../chart.js';
import { choice } from '../choice.js';
import { tables } from '../chart-table.js';
import { legend, statistics, summary } from '../chart-words.js';
import { amount, date } from '../format.js';
import { follow } from '../job.js';
import { live } from '../live.js';
import { bones, empty, panel } from '../panel.js';
import { load } from '../series.js';
import { heading } from '../shell.js';
import { forget, sources, store } from '../store.js';
import { newAlert } from './alerts.js';

const TIMES = [['1d', '1 day'], ['7d', '7 days'], ['30d', '30 days'], ['90d', '90 days']];
const HORIZON = 30;

const known = (time) => TIMES.some(([value]) => value === time);

function nothing(data) {
  return empty(data.newest === null
    ? 'No values yet. Upload the past of this source as a CSV file, or send its values by the API.'
    : 'No values in this time frame.',
  data.newest === null ? h('a', { class: 'button main', href: '#/sources' }, 'Upload a file') : null);
}

export function view({ id, query, signal }) {
  let time = known(query.get('t')) ? query.get('t') : '30d';
  let drawn = null;
  const job = h('div', { class: 'job-place' });
  const title = h('span', {}, 'KPI');
  const latest = h('span', {}, 'Loading');

  const graph = panel({
    signal,
    skeleton: [...bones(22), ...bones(1.25, 3)],
    async load() {
      const source = (await sources()).find((one) => one.id === id);
      if (source) {
        fill(title, source.name);
        document.title = `${source.name} · SignalCraft`;
      }
      return source ? { source, data: await load(source, time) } : null;
    },
    render(loaded) {
      if (loaded === null) {
        return empty('There is no such KPI in this business.',
          h('a', { class: 'button', href: '#/' }, 'To the overview'));
      }
      const { source, data } = loaded;
      fill(latest, data.newest === null ? 'no values yet'
        : `${amount(data.newest.value, source.unit)} on ${date(data.newest.timestamp)}`);
      if (data.timestamps.length === 0) {
        drawn = null;
        return nothing(data);
      }
      drawn?.abort();
      drawn = new AbortController();
      const made = chart(data, AbortSignal.any([signal, drawn.signal]));
      live.addEventListener('kpi_update', ({ detail }) => {
        if (detail.source_id === id && !data.isPast) {
          made.add(Date.parse(detail.timestamp), detail.value);
          fill(latest, `${amount(detail.value, source.unit)} on ${date(detail.timestamp)}`);
        }
      }, { signal: drawn.signal });
      // In the page first: a canvas is as large as its place.
      requestAnimationFrame(() => made.show().catch((error) =>
        fill(made.element, h('p', { class: 'failed', role: 'alert' }, error.message))));
      return h('figure', {}, made.element, legend(data),
        h('figcaption', { class: 'summary' }, summary(data)), statistics(data), tables(data));
    },
  });

  const again = () => {
    forget(`/kpis/data/${id}/`);
    if (drawn === null && graph.element.querySelector('.empty')) {
      graph.reload();
    }
  };
  live.addEventListener('kpi_update', ({ detail }) => detail.source_id === id && again(), { signal });
  signal.addEventListener('abort', () => drawn?.abort());

  let isBusy = false;
  const forecast = button('Forecast now', async () => {
    if (isBusy) {
      return;
    }
    isBusy = true;
    forecast.setAttribute('aria-disabled', 'true');
    const done = await follow(job, 'Forecast', () => post('/forecasts/generate',
      { business_id: store.business.id, source_ids: [id], horizon_days: HORIZON }),
    () => h('p', { class: 'mark good' }, icon('ok'), `The next ${HORIZON} days are forecast`), signal);
    isBusy = false;
    forecast.removeAttribute('aria-disabled');
    if (done) {
      forget('/forecasts/');
      await graph.reload();
    }
  }, { kind: 'main' });

  const frames = choice('Time frame', TIMES, time, (chosen) => {
    time = chosen;
    history.replaceState(null, '', `#/kpi/${id}?t=${chosen}`);
    graph.reload();
  });
  const states = alertStates({ signal, title: 'Alerts', canChange: true, sourceId: id,
    actions: [newAlert(() => states.reload(), id, 'small')] });
  return {
    title: 'KPI',
    content: [
      h('a', { class: 'back', href: '#/' }, icon('back'), 'Overview'),
      heading(title, latest, frames, forecast),
      job,
      graph.element,
      h('div', { class: 'cols' },
        anomalyList({ signal, title: 'Anomalies', timeframe: '90d', source_id: id }).element,
        states.element),
    ],
  };
}
