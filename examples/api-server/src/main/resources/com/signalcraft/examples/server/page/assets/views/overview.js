// What is going on, at a glance.

import { get } from '../api.js';
import { fill, h } from '../dom.js';
import { cards } from '../cards.js';
import { ago, count, timeZone } from '../format.js';
import { alertStates } from '../alert-list.js';
import { anomalyList } from '../anomaly-list.js';
import { articles } from '../article.js';
import { bones, empty, panel } from '../panel.js';
import { heading } from '../shell.js';
import { recent, store } from '../store.js';
import { weather } from '../weather.js';

const NEWS = 4;

const more = (href, label) => h('a', { class: 'button small', href }, label);

function cardBones() {
  return h('div', { class: 'cards' }, [1, 2, 3].map(() => bones(11)));
}

function summary({ total_kpi_sources: sources, active_alerts: alerts, last_data_update: last }) {
  return [count(sources, 'source'), count(alerts, 'active alert'),
    last ? `last value ${ago(last)}` : 'no values yet'].join(' · ');
}

export function view({ signal }) {
  const business = store.business.id;
  const sub = h('span', {}, 'Loading');
  let turn = null;
  const kpis = panel({
    signal,
    kind: 'plain-panel',
    skeleton: cardBones(),
    load: () => get(`/dashboard/overview/${business}`),
    render(overview) {
      fill(sub, summary(overview.summary));
      if (overview.kpis.length === 0) {
        return h('div', { class: 'panel' }, empty(
          'No KPIs yet. Add a source, and upload its past as a CSV file or send its values by the API.',
          h('a', { class: 'button main', href: '#/sources' }, 'Add a source')));
      }
      turn?.abort();
      turn = new AbortController();
      return cards(overview.kpis, AbortSignal.any([signal, turn.signal]), () => kpis.reload());
    },
  });
  const left = h('div', { class: 'stack' },
    anomalyList({ signal, title: 'Anomalies of 7 days', timeframe: '7d', limit: 5,
      acknowledged: false, actions: [more('#/anomalies', 'All anomalies')] }).element,
    panel({
      signal,
      title: 'News',
      actions: [more('#/news', 'All news')],
      skeleton: bones(3, 3, 3),
      load: () => recent(`/dashboard/news/${business}`, { limit: NEWS }),
      render: (news) => articles(news.articles),
    }).element);
  const right = h('div', { class: 'stack' },
    alertStates({ signal, title: 'Alerts', actions: [more('#/alerts', 'All alerts')] }).element,
    weather(signal));
  return {
    title: 'Overview',
    content: [
      heading('Overview', sub),
      h('section', { 'aria-labelledby': 'kpis' }, h('h2', { id: 'kpis', class: 'unseen' }, 'KPIs'),
        kpis.element),
      h('div', { class: 'cols' }, left, right),
      h('p', { class: 'foot' }, `Times are those of ${timeZone()}.`),
    ],
  };
}
