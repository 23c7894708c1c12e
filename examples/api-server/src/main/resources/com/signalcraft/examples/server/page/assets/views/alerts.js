// Alerts: how they stand, new ones, on and off.

import { post } from '../api.js';
import { button, h, say } from '../dom.js';
import { alertStates } from '../alert-list.js';
import { choose, field, form } from '../form.js';
import { openDialog } from '../overlay.js';
import { heading } from '../shell.js';
import { sources, store } from '../store.js';

const CONDITIONS = [['above', 'is above a threshold'], ['below', 'is below a threshold'],
  ['change_percent', 'changes by per cent'], ['anomaly', 'is out of the ordinary']];

const WINDOWS = [['5m', '5 minutes'], ['15m', '15 minutes'], ['1h', '1 hour'], ['6h', '6 hours'],
  ['24h', '24 hours']];

const HINTS = {
  above: 'In the unit of the source.',
  below: 'In the unit of the source.',
  change_percent: 'In per cent: 20 for a rise, −20 for a fall.',
  anomaly: 'In standard deviations; nothing for the detector’s own sensitivity.',
};

function create(all, chosen, onCreated) {
  const condition = choose(CONDITIONS, 'above');
  const threshold = field('threshold', 'Threshold', { type: 'number', step: 'any',
    inputmode: 'decimal', hint: HINTS.above });
  condition.addEventListener('change', () => {
    threshold.querySelector('small').textContent = HINTS[condition.value];
    threshold.querySelector('input').required = condition.value !== 'anomaly';
  });
  openDialog('New alert', (dialog) => form([
    field('name', 'Name', { maxlength: 200 }),
    field('source_id', 'Source', { control: choose(all.map(({ id, name }) => [id, name]), chosen) }),
    h('div', { class: 'two' }, field('condition', 'Tell me when it', { control: condition }),
      threshold),
    field('timeframe', 'Over', { control: choose(WINDOWS, '1h'),
      hint: 'The average of this time is what is compared.' }),
  ], 'Create the alert', async (data) => {
    const values = Object.fromEntries(data);
    await post('/alerts', { ...values, business_id: store.business.id,
      threshold: values.threshold === '' ? null : Number(values.threshold) });
    dialog.close();
    say(`${values.name} is created`);
    await onCreated();
  }, [button('Cancel', () => dialog.close())]));
}

/** A button that creates one, for a source where one is given. */
export function newAlert(onCreated, sourceId = null, kind = 'main') {
  return button('New alert', async () => {
    const all = await sources().catch(() => []);
    if (all.length > 0) {
      create(all, sourceId, onCreated);
    } else {
      openDialog('New alert', () => h('p', {}, 'An alert watches a source. ',
        h('a', { href: '#/sources', on: { click: (event) => event.target.closest('dialog').close() } },
          'Add a source first.')));
    }
  }, { kind, image: 'plus' });
}

export function view({ signal }) {
  const list = alertStates({ signal, canChange: true });
  return {
    title: 'Alerts',
    content: [
      heading('Alerts', 'Evaluated every minute', newAlert(list.reload)),
      list.element,
    ],
  };
}
