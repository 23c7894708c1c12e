// A CSV file becomes points: dropped, or chosen by a button.

import { call } from './api.js';
import { button, fill, h, icon, newId } from './dom.js';
import { choose, field } from './form.js';
import { count } from './format.js';
import { follow } from './job.js';
import { forget } from './store.js';

const SHOWN = 20;

const TOLD = [['created', 'point written', 'points written'],
  ['corrected', 'corrected', 'corrected'],
  ['unchanged', 'there already', 'there already'],
  ['superseded', 'replaced by a later row of the file', 'replaced by later rows of the file'],
  ['rejected', 'refused by the plan or the source', 'refused by the plan or the source']];

function outcome(result, sourceId) {
  const parts = TOLD.filter(([name], i) => i === 0 || result[name] > 0)
    .map(([name, one, many]) => count(result[name], one, many));
  const bad = result.bad_rows ?? [];
  const badCount = result.bad_row_count ?? bad.length;
  return h('div', { class: 'empty', role: 'status' },
    h('p', {}, h('strong', {}, `${parts.join(', ')}.`)),
    bad.length === 0 ? null : h('div', {},
      h('p', {}, `${count(badCount, 'line was no point', 'lines were no points')}:`),
      h('ul', {}, bad.slice(0, SHOWN).map(({ message }) => h('li', {}, message))),
      badCount > SHOWN ? h('p', {}, `and ${count(badCount - SHOWN, 'more', 'more')}`) : null),
    h('a', { class: 'button main', href: `#/kpi/${sourceId}?t=90d` }, 'See the chart'));
}

/** A place where files are dropped on one of the sources. */
export function upload(sources, signal, onDone) {
  const input = h('input', { type: 'file', accept: '.csv,.tsv,.txt,text/csv', class: 'unseen',
    id: newId(), tabindex: -1, 'aria-hidden': 'true' });
  const place = h('div', {});
  const source = field('source_id', 'Into', {
    control: choose(sources.map(({ id, name }) => [id, name])) });
  const timestamp = field('timestamp_column', 'Column of the time', { optional: true,
    hint: 'Found by itself where nothing is given.' });
  const value = field('value_column', 'Column of the value', { optional: true,
    hint: 'Found by itself where nothing is given.' });
  let isBusy = false;

  async function send(file) {
    if (!file || isBusy) {
      return;
    }
    isBusy = true;
    const id = source.querySelector('select').value;
    const form = new FormData();
    form.append('source_id', id);
    for (const column of [timestamp, value]) {
      const control = column.querySelector('input');
      if (control.value !== '') {
        form.append(control.name, control.value);
      }
    }
    form.append('file', file, file.name);
    const result = await follow(place, `Upload of ${file.name}`,
      () => call('POST', '/kpis/upload', { form }), (done) => outcome(done, id), signal);
    isBusy = false;
    input.value = '';
    if (result) {
      forget();
      onDone();
    }
  }

  input.addEventListener('change', () => send(input.files[0]));
  const drop = h('div', { class: 'drop' }, icon('file'),
    h('p', {}, 'Drop a CSV file here, with a column of times and one of values, or'),
    button('Choose a file', () => input.click(), { kind: 'main' }), input);
  for (const event of ['dragenter', 'dragover']) {
    drop.addEventListener(event, (dragged) => {
      dragged.preventDefault();
      drop.classList.add('over');
    });
  }
  drop.addEventListener('dragleave', (dragged) => {
    if (!drop.contains(dragged.relatedTarget)) {
      drop.classList.remove('over');
    }
  });
  drop.addEventListener('drop', (dropped) => {
    dropped.preventDefault();
    drop.classList.remove('over');
    send(dropped.dataTransfer.files[0]);
  });
  // A file that misses the place would be opened by the browser in the place of the page.
  for (const event of ['dragover', 'drop']) {
    addEventListener(event, (missed) => missed.preventDefault(), { signal });
  }
  return h('div', { class: 'form' }, source, drop, place,
    h('details', {}, h('summary', {}, 'Columns'), h('div', { class: 'two' }, timestamp, value)));
}
