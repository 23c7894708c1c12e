// The cards of the KPIs: value, change and where it comes from.

import { ApiError, get } from './api.js';
import { fill, h, icon } from './dom.js';
import { amount, percent } from './format.js';
import { live } from './live.js';
import { draw } from './spark.js';
import { sources } from './store.js';

const DAYS = 30;

const IN_WORDS = { up: 'up on the value before', down: 'down on the value before',
  stable: 'as the value before' };

function change(kpi) {
  if (kpi.current_value === null) {
    return h('p', { class: 'change' }, 'No value within 7 days');
  } else if (kpi.change_percent === null) {
    return h('p', { class: 'change' }, 'Nothing to compare with yet');
  }
  const trend = IN_WORDS[kpi.trend] ? kpi.trend : 'stable';
  return h('p', { class: 'change' }, icon(trend), h('b', {}, percent(kpi.change_percent)),
    IN_WORDS[trend]);
}

function trendOf(percentage) {
  return percentage > 0 ? 'up' : percentage < 0 ? 'down' : 'stable';
}

/** The values of the last days, one for each. */
async function history(id) {
  const source = (await sources()).find((one) => one.id === id);
  const { values } = await get(`/kpis/data/${id}/series`, {
    from: new Date(Date.now() - DAYS * 86_400_000).toISOString(),
    frequency: '1d',
    aggregation: source?.config?.aggregation ?? 'avg',
  });
  return values.filter((value) => value !== null);
}

function card(kpi) {
  const figure = h('p', { class: 'figure' });
  const told = h('div', {});
  const line = h('div', { class: 'spark' });
  const element = h('article', { class: 'card' },
    h('h3', {}, h('a', { href: `#/kpi/${kpi.id}` }, kpi.name)), figure, told, line);
  let values = [];
  const show = () => {
    fill(figure, amount(kpi.current_value, kpi.unit));
    fill(told, change(kpi));
  };
  show();
  return {
    id: kpi.id,
    element,
    async load() {
      try {
        values = await history(kpi.id);
        draw(line, values);
      } catch (error) {
        // The card says all that matters without its line.
        if (!(error instanceof ApiError)) {
          throw error;
        }
      }
    },
    update({ value, change_percent: percentage = null }) {
      kpi.current_value = value;
      kpi.change_percent = percentage;
      kpi.trend = percentage === null ? 'stable' : trendOf(percentage);
      show();
      if (values.length > 0) {
        values[values.length - 1] = value;
        draw(line, values);
      }
      element.classList.remove('fresh');
      requestAnimationFrame(() => element.classList.add('fresh'));
    },
  };
}

/**
 * The cards of an overview.
 *
 * @param {object[]} kpis of the overview
 * @param {AbortSignal} signal ends when nobody looks at them any more
 * @param {function()} onUnknown is told when a KPI has a value that has no card
 */
export function cards(kpis, signal, onUnknown) {
  const all = new Map(kpis.map((kpi) => [kpi.id, card(kpi)]));
  // Lines that nobody scrolls to are not asked for: each is a request of the plan's.
  const seen = new IntersectionObserver((entries) => {
    for (const { isIntersecting, target } of entries) {
      if (isIntersecting) {
        seen.unobserve(target);
        [...all.values()].find(({ element }) => element === target).load();
      }
    }
  });
  all.forEach(({ element }) => seen.observe(element));
  signal.addEventListener('abort', () => seen.disconnect());
  live.addEventListener('kpi_update', ({ detail }) => {
    const its = all.get(detail.source_id);
    if (its) {
      its.update(detail);
    } else {
      onUnknown();
    }
  }, { signal });
  return h('div', { class: 'cards' }, [...all.values()].map(({ element }) => element));
}
