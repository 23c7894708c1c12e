// The small line on a card, which shows where a KPI has come from.

import { drawing, fill } from './dom.js';

const WIDTH = 240;
const HEIGHT = 44;
const EDGE = 3;

/** Draws values, oldest first, into the place of the line. */
export function draw(place, values) {
  const known = values.filter((value) => value !== null);
  if (known.length < 2) {
    fill(place);
    return;
  }
  const least = Math.min(...known);
  const span = Math.max(...known) - least || 1;
  const step = WIDTH / (known.length - 1);
  const points = known.map((value, i) => {
    const y = HEIGHT - EDGE - ((value - least) / span) * (HEIGHT - 2 * EDGE);
    return `${(i * step).toFixed(1)} ${y.toFixed(1)}`;
  });
  const line = `M${points.join('L')}`;
  const svg = drawing('spark', `0 0 ${WIDTH} ${HEIGHT}`, [
    { class: 'under', d: `${line}L${WIDTH} ${HEIGHT}L0 ${HEIGHT}Z` }, { d: line }]);
  svg.setAttribute('preserveAspectRatio', 'none');
  fill(place, svg);
}
