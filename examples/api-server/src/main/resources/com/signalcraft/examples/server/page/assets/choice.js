// One of a few, side by side.

import { h, newId } from './dom.js';

/**
 * A row of which one is chosen.
 *
 * @param {string} name what is chosen
 * @param {Array} pairs of value and label
 * @param {string} chosen the value that is chosen now
 * @param {function(string)} onChoose is told another one
 */
export function choice(name, pairs, chosen, onChoose) {
  const group = newId();
  return h('fieldset', { class: 'choice' }, h('legend', { class: 'unseen' }, name),
    pairs.map(([value, label]) => h('label', {},
      h('input', { type: 'radio', name: group, value, checked: value === chosen, 'data-choice': name,
        on: { change: () => onChoose(value) } }), h('span', {}, label))));
}
