// What a chart shows: values, forecast and anomalies of a time frame.

import { get } from './api.js';
import { store } from './store.js';

const DAY = 86_400_000;
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

async function values(source, from, to, time) {
  const path = `/kpis/data/${source.id}/series`;
  const range = { from: iso(from), to: iso(to) };
  const { values: counts } = await get(path, { ...range, frequency: '1d', aggregation: 'count' });
  const isDense = counts.reduce((sum, one) => sum + (one ?? 0), 0) > MOST;
  const aggregation = source.config?.aggregation ?? 'avg';
  const series = await get(path,
    isDense ? { ...range, frequency: COARSE[time], aggregation } : range);
  return { ...series, coarse: isDense ? { frequency: COARSE[time], aggregation } : null };
}

/**
 * Loads what a chart shows. Where the newest value is older than the time frame, the time frame
 * ends with it: the past of a file is to be seen as well.
 */
export async function load(source, time) {
  const length = DAYS[time] * DAY;
  const { data_point: newest } = await get(`/kpis/data/${source.id}/latest`);
  const now = Date.now();
  const last = newest === null ? now : Date.parse(newest.timestamp);
  const isPast = last < now - length;
  const end = isPast ? last + 1 : Math.max(now, last + 1);
  const from = end - length;
  if (newest === null) {
    return { newest, timestamps: [], values: [], predictions: [], anomalies: [] };
  }
  const [series, { forecasts }, { anomalies }] = await Promise.all([
    values(source, from, end, time),
    get(`/forecasts/${store.business.id}`, { source_id: source.id }),
    get(`/anomalies/${store.business.id}`, { source_id: source.id, from: iso(from), to: iso(end),
      limit: MOST_ANOMALIES }),
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
