// The chart of a KPI: its values, what is expected of it, and what was out of the ordinary.

import { fill, h, newId } from './dom.js';
import { amount, moment, short, timeZone } from './format.js';
import { inWords } from './anomaly-list.js';

const LIBRARY = '/assets/uplot/uPlot.iife.min.js';
const STYLE = '/assets/uplot/uPlot.min.css';
const DAY = 86_400;
const MOST_MARKS = 60;

let library = null;

/** Loaded with the first chart: the overview does without. */
function uPlot() {
  library ??= new Promise((done, fail) => {
    document.head.append(h('link', { rel: 'stylesheet', href: STYLE }),
      h('script', { src: LIBRARY, on: { load: () => done(window.uPlot),
        error: () => {
          library = null;
          fail(new Error('the charts could not be loaded'));
        } } }));
  });
  return library;
}

/** A canvas knows no custom properties. */
function colour(element, name) {
  element.style.color = `var(--${name})`;
  const { color } = getComputedStyle(element);
  element.style.color = '';
  return color;
}

const faint = (rgb) => rgb.replace(/^rgba?\(([^)]+?)\)$/, 'rgba($1, .16)');

function ticks(splits, step) {
  const options = step >= DAY ? { day: 'numeric', month: 'short' }
    : { hour: '2-digit', minute: '2-digit' };
  const format = new Intl.DateTimeFormat(undefined, { timeZone: timeZone(), ...options });
  return splits.map((at) => format.format(at * 1000));
}

function axes(probe) {
  const common = { stroke: colour(probe, 'muted'), font: '12px system-ui, sans-serif',
    grid: { stroke: colour(probe, 'line'), width: 1 }, ticks: { show: false } };
  return [
    { ...common, space: 72, size: 34, grid: { show: false },
      values: (_, splits, __, ___, step) => ticks(splits, step) },
    { ...common, size: (plot, values) => 14 + 7 * Math.max(3,
      ...(values ?? []).map((value) => value.length)), values: (_, splits) => splits.map(short) },
  ];
}

function options(lib, probe, size, hooks, limits) {
  const line = colour(probe, 'accent');
  const ahead = colour(probe, 'forecast');
  return {
    ...size,
    padding: [12, 12, 0, 0],
    legend: { show: false },
    tzDate: (at) => lib.tzDate(new Date(at * 1000), timeZone()),
    cursor: { y: false, drag: { x: false, y: false }, points: { size: 9 } },
    scales: { x: { range: () => limits } },
    axes: axes(probe),
    series: [
      {},
      { stroke: line, width: 2, points: { fill: line, size: 5 } },
      { stroke: ahead, width: 2, dash: [6, 5], points: { fill: ahead, size: 4 } },
      { stroke: 'transparent', points: { show: false } },
      { stroke: 'transparent', points: { show: false } },
    ],
    bands: [{ series: [3, 4], fill: faint(ahead) }],
    hooks,
  };
}

function columns(lib, { timestamps, values, predictions }) {
  return lib.join([
    [timestamps.map((at) => at / 1000), values],
    [predictions.map(({ at }) => at / 1000), predictions.map(({ value }) => value),
      predictions.map(({ upper }) => upper), predictions.map(({ lower }) => lower)],
  ]);
}

/**
 * Makes a chart.
 *
 * @param {object} data `timestamps` in milliseconds and their `values`; `predictions`, each with
 *     `at`, `value`, `lower` and `upper`; `anomalies`; `from` and `to`, in milliseconds; `unit`
 * @param {AbortSignal} signal ends when nobody looks at it any more
 */
export function chart(data, signal) {
  const { unit, anomalies, from, to } = data;
  const plotPlace = h('div', { class: 'plot', tabindex: 0, role: 'group',
    'aria-label': 'Chart; the arrow keys go from value to value' });
  const tip = h('div', { class: 'tip', hidden: true });
  const told = h('p', { class: 'unseen', 'aria-live': 'polite' });
  const marks = h('div', { class: 'marks' });
  const element = h('div', { class: 'chart' }, plotPlace, marks, tip, told);
  let lib = null;
  let plot = null;

  function place(target, x, y) {
    target.style.left = `${plot.over.offsetLeft + x}px`;
    target.style.top = `${plot.over.offsetTop + y}px`;
  }

  function showTip(x, y, ...words) {
    fill(tip, words);
    tip.hidden = false;
    const isRight = x > plot.over.clientWidth / 2;
    place(tip, x + (isRight ? -12 : 12), Math.max(0, y - 24));
    tip.style.transform = isRight ? 'translateX(-100%)' : '';
  }

  function wordsAt(i) {
    const [at, value, predicted, upper, lower] = plot.data.map((column) => column[i]);
    return [h('b', {}, moment(at * 1000)),
      value === null || value === undefined ? null : h('span', {}, amount(value, unit)),
      predicted === null || predicted === undefined ? null : h('div', {},
        `Forecast ${amount(predicted, unit)}`, lower === null || lower === undefined ? ''
          : `, 95 % between ${amount(lower, unit)} and ${amount(upper, unit)}`)];
  }

  function onCursor() {
    const { idx, left } = plot.cursor;
    if (idx === null || idx === undefined || left < 0) {
      tip.hidden = true;
      return;
    }
    const y = plot.data[1][idx] ?? plot.data[2][idx];
    if (y === null || y === undefined) {
      tip.hidden = true;
      return;
    }
    showTip(plot.valToPos(plot.data[0][idx], 'x'), plot.valToPos(y, 'y'), wordsAt(idx));
  }

  function mark(anomaly) {
    const at = Date.parse(anomaly.timestamp);
    const id = newId();
    const text = `Anomaly, ${moment(at)}: ${inWords(anomaly, unit)}`;
    const x = plot.valToPos(at / 1000, 'x');
    const y = plot.valToPos(anomaly.actual_value, 'y');
    const show = () => showTip(x, y, h('b', {}, `Anomaly, ${moment(at)}`),
      inWords(anomaly, unit), anomaly.acknowledged_at ? ' (acknowledged)' : '');
    const button = h('button', { type: 'button', id, 'aria-label': text,
      class: anomaly.acknowledged_at ? 'anomaly known' : 'anomaly',
      on: { focus: show, pointerenter: show, blur: () => { tip.hidden = true; },
        pointerleave: () => { tip.hidden = true; } } });
    place(button, x, y);
    return button;
  }

  function draw() {
    const hadFocus = document.activeElement === plotPlace;
    plot?.destroy();
    const size = { width: Math.max(200, element.clientWidth), height: element.clientHeight };
    plot = new lib(options(lib, plotPlace, size, { setCursor: [onCursor],
      draw: [(self) => {
        plot = self;
        fill(marks, anomalies.filter(({ timestamp }) => Date.parse(timestamp) >= from
          && Date.parse(timestamp) <= to).slice(0, MOST_MARKS).map(mark));
      }] }, [from / 1000, to / 1000]), columns(lib, data), plotPlace);
    if (hadFocus) {
      plotPlace.focus();
    }
  }

  plotPlace.addEventListener('keydown', (event) => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (!plot || !step) {
      return;
    }
    event.preventDefault();
    const last = plot.data[0].length - 1;
    const now = plot.cursor.idx ?? (step > 0 ? -1 : last + 1);
    const next = Math.min(last, Math.max(0, now + step));
    const y = plot.data[1][next] ?? plot.data[2][next] ?? plot.scales.y.min;
    plot.setCursor({ left: plot.valToPos(plot.data[0][next], 'x'), top: plot.valToPos(y, 'y') });
    fill(told, wordsAt(next).filter(Boolean).map((node) => `${node.textContent} `));
  });
  plotPlace.addEventListener('blur', () => { tip.hidden = true; });

  const redraw = () => lib && element.isConnected && draw();
  let width = 0;
  const resized = new ResizeObserver(([{ contentRect }]) => {
    // Not while it is drawn for the first time, nor for a change of height, which is the style's.
    if (contentRect.width !== width) {
      width = contentRect.width;
      requestAnimationFrame(redraw);
    }
  });
  document.addEventListener('theme', redraw, { signal });
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', redraw, { signal });
  signal.addEventListener('abort', () => {
    resized.disconnect();
    plot?.destroy();
  });

  return {
    element,
    /** Draws it, once it is on the page. */
    async show() {
      lib = await uPlot();
      if (!signal.aborted) {
        draw();
        width = element.clientWidth;
        resized.observe(element);
        element.dataset.drawn = 'yes';
      }
    },
    /** Adds a value that has just come. */
    add(at, value) {
      const last = data.timestamps.length - 1;
      if (last >= 0 && data.timestamps[last] === at) {
        data.values[last] = value;
      } else if (last < 0 || at > data.timestamps[last]) {
        data.timestamps.push(at);
        data.values.push(value);
      }
      if (plot) {
        plot.setData(columns(lib, data));
      }
    },
  };
}
