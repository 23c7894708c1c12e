// The weather where the business is.

import { ApiError } from './api.js';
import { h } from './dom.js';
import { ago, day, number } from './format.js';
import { bones, empty, panel } from './panel.js';
import { recent, store } from './store.js';

const DAYS = 5;

const degrees = (value) => `${number(value, { maximumFractionDigits: 0 })} °C`;

const dayOf = (forecast) => h('li', {},
  h('span', { class: 'sub', title: day(forecast.date, 'long', { day: 'numeric', month: 'long' }) },
    day(forecast.date)),
  h('strong', {}, degrees(forecast.temperature_high)),
  h('span', { class: 'sub' }, degrees(forecast.temperature_low)),
  h('span', {}, forecast.conditions ?? ''));

function show({ location, current, forecast }) {
  return [
    h('p', { class: 'figure' }, degrees(current.temperature)),
    h('p', {}, [current.conditions, current.humidity === null ? null
      : `${number(current.humidity, { maximumFractionDigits: 0 })} % humidity`]
      .filter(Boolean).join(', ')),
    h('p', { class: 'sub' }, `${location.city}, ${location.country} · ${ago(current.timestamp)}`),
    forecast.length > 0 ? h('ul', { class: 'days' }, forecast.slice(0, DAYS).map(dayOf)) : null,
  ];
}

/** A panel of it; that there is none is no error. */
export const weather = (signal) => panel({
  signal,
  title: 'Weather',
  skeleton: bones(2, 1.25, 5),
  async load() {
    try {
      return await recent('/external/weather', { business_id: store.business.id, days: DAYS });
    } catch (error) {
      if (error instanceof ApiError && error.status === 404) {
        return null;
      }
      throw error;
    }
  },
  render: (answer) => answer ? show(answer)
    : empty('No weather: the business has no place, or none was imported for it.'),
}).element;
