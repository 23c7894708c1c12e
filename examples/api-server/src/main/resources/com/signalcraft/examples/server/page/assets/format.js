// Numbers and times as the reader's language writes them, times in the business's time zone.

let zone = 'UTC';

const makers = new Map();

function maker(type, options) {
  const key = `${type.name}${zone}${JSON.stringify(options)}`;
  let made = makers.get(key);
  if (!made) {
    made = new type(undefined, options);
    makers.set(key, made);
  }
  return made;
}

/** Sets the time zone, UTC where the browser does not know it. */
export function useZone(name) {
  try {
    zone = new Intl.DateTimeFormat(undefined, { timeZone: name || 'UTC' }).resolvedOptions().timeZone;
  } catch {
    zone = 'UTC';
  }
}

export const timeZone = () => zone;

const CURRENCIES = new Set(Intl.supportedValuesOf?.('currency') ?? ['EUR', 'USD', 'GBP', 'CHF']);

/** A number as it is, with as many digits as tell something. */
export function number(value, options = {}) {
  if (value === null || value === undefined) {
    return '–';
  }
  const size = Math.abs(value);
  const decimals = size >= 1000 ? 0 : size >= 1 || size === 0 ? 2 : 4;
  return maker(Intl.NumberFormat, { maximumFractionDigits: decimals, ...options }).format(value);
}

/** A number with its unit. */
export function amount(value, unit, options = {}) {
  if (value === null || value === undefined) {
    return '–';
  }
  const size = Math.abs(value);
  if (unit && CURRENCIES.has(unit.toUpperCase())) {
    return maker(Intl.NumberFormat, { style: 'currency', currency: unit.toUpperCase(),
      maximumFractionDigits: size >= 10_000 ? 0 : 2, minimumFractionDigits: 0, ...options })
      .format(value);
  } else if (!unit) {
    return number(value, options);
  }
  return unit === '%' ? `${number(value, options)} %` : `${number(value, options)} ${unit}`;
}

/** Short, for an axis. */
export const short = (value) =>
  maker(Intl.NumberFormat, { notation: 'compact', maximumFractionDigits: 2 }).format(value);

/** A change in per cent, always with its sign. */
export const percent = (value) => `${maker(Intl.NumberFormat,
  { maximumFractionDigits: 1, signDisplay: 'exceptZero' }).format(value)} %`;

function at(value) {
  return value instanceof Date ? value : new Date(value);
}

export const date = (value) => maker(Intl.DateTimeFormat,
  { timeZone: zone, day: 'numeric', month: 'short', year: 'numeric' }).format(at(value));

export const dateTime = (value) => maker(Intl.DateTimeFormat,
  { timeZone: zone, day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit',
    minute: '2-digit' }).format(at(value));

/** A calendar day that is no instant, by its weekday or in full. */
export const day = (value, weekday = 'short', rest = {}) => maker(Intl.DateTimeFormat,
  { timeZone: 'UTC', weekday, ...rest }).format(at(`${value}T00:00:00Z`));

/** Midnight in the business's time zone is told as a day alone. */
export function moment(value) {
  const time = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit',
    minute: '2-digit', hourCycle: 'h23' }).format(at(value));
  return time === '00:00' ? date(value) : dateTime(value);
}

const STEPS = [['day', 86_400], ['hour', 3_600], ['minute', 60]];

/** How long ago, or how far ahead. */
export function ago(value) {
  const seconds = (at(value).getTime() - Date.now()) / 1000;
  const words = maker(Intl.RelativeTimeFormat, { numeric: 'auto' });
  for (const [unit, length] of STEPS) {
    if (Math.abs(seconds) >= length) {
      return words.format(Math.round(seconds / length), unit);
    }
  }
  return words.format(0, 'minute');
}

/** So many of something. */
export const count = (n, one, many) =>
  `${maker(Intl.NumberFormat, {}).format(n)} ${n === 1 ? one : many ?? `${one}s`}`;
