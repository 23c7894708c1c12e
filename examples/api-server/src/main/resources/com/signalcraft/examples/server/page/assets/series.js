// What a chart shows: values, forecast and anomalies of a time frame.

import { ApiError, get } from './api.js';
import { recent, store } from './store.js';

const DAY = 86_400_000;
const HOUR = 3_600_000;
const SAMPLE = 7;
const DAYS = { '1d': 1, '7d': 7, '30d': 30, '90d': 90 };
/** Where there are more values than that, each of the chart's is one of so long a time. */
const MOST = 15_000;
const COARSE = { '1d': '5m', '7d': '30m', '30d': '2h', '90d': '6h' };
const MOST_ANOMALIES = 200;

const iso = (at) => new Date(at).toISOString();

const first = (forecasts) => (forecasts[0]?.predictions ?? []).map((one) => ({
  at: Date.parse(one.forecast_date ?? `${one.date}T00:00:00Z`),
  value: one.predicted_value,
  lower: one.confidence_lower,
  upper: one.confidence_upper,
}));

/** How many values a day has, by those of the last days. */
async function perDay(path, to) {
  // To the hour, so that another time frame asks for the same.
  const end = Math.ceil(to / HOUR) * HOUR;
  const { values: counts } = await recent(path, { from: iso(end - SAMPLE * DAY), to: iso(end),
    frequency: '1d', aggregation: 'count' });
  return counts.reduce((sum, one) => sum + (one ?? 0), 0) / SAMPLE;
}

async function values(source, from, to, time) {
  const path = `/kpis/data/${source.id}/series`;
  const range = { from: iso(from), to: iso(to) };
  const isDense = await perDay(path, to) * DAYS[time] > MOST;
  const aggregation = source.config?.aggregation ?? 'avg';
  const series = await get(path,
    isDense ? { ...range, frequency: COARSE[time], aggregation } : range);
  return { ...series, coarse: isDense ? { frequency: COARSE[time], aggregation } : null };
}

/** What the plan does not include, or the server does not have, is left out of the chart. */
async function orNothing(answer) {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof ApiError && [402, 403, 404, 501].includes(error.status)) {
      return {};
    }
    throw error;
  }
}

/**
 * Loads what a chart shows. Where the newest value is older than the time frame, the time frame
 * ends with it: the past of a file is to be seen as well.
 */
export async function load(source, time) {
  const length = DAYS[time] * DAY;
  const { data_point: newest } = await recent(`/kpis/data/${source.id}/latest`);
  const now = Date.now();
  const last = newest === null ? now : Date.parse(newest.timestamp);
  const isPast = last < now - length;
  const end = isPast ? last + 1 : Math.max(now, last + 1);
  const from = end - length;
  if (newest === null) {
    return { newest, timestamps: [], values: [], predictions: [], anomalies: [] };
  }
  const [series, { forecasts = [] }, { anomalies = [] }] = await Promise.all([
    values(source, from, end, time),
    orNothing(recent(`/forecasts/${store.business.id}`, { source_id: source.id })),
    orNothing(get(`/anomalies/${store.business.id}`, { source_id: source.id, from: iso(from),
      to: iso(end), limit: MOST_ANOMALIES })),
  ]);
  const predictions = first(forecasts).filter(({ at }) => at >= from && at <= end + length);
  const ahead = predictions.length > 0 ? predictions[predictions.length - 1].at : end;
  return {
    newest,
    isPast,
    unit: source.unit,
    name: source.name,
    days: DAYS[time],
    timestamps: series.timestamps,
    values: series.values,
    coarse: series.coarse,
    predictions,
    anomalies,
    from,
    to: Math.max(end, ahead),
  };
}
