// Work that goes on after its call was answered.

import { ApiError, call, get, words } from './api.js';
import { button, fill, h, say } from './dom.js';

const FIRST = 400;
const LONGEST = 4_000;
const IN_WORDS = { queued: 'Waiting for its turn', processing: 'Working', completed: 'Done',
  failed: 'Failed' };

const isEnded = (state) => state.status === 'completed' || state.status === 'failed';

async function ended(id, onState, signal) {
  let wait = FIRST;
  for (;;) {
    try {
      const state = await get(`/jobs/${id}`);
      onState(state);
      if (isEnded(state)) {
        return state;
      }
    } catch (error) {
      // The job goes on without us.
      if (!(error instanceof ApiError && (error.isOffline || error.status >= 500))) {
        throw error;
      }
    }
    await new Promise((done) => { setTimeout(done, wait); });
    if (signal.aborted) {
      return null;
    }
    wait = Math.min(LONGEST, wait * 1.4);
  }
}

/**
 * Starts a job and shows how far it is.
 *
 * @param {Element} place where to show it
 * @param {string} name what it is, in a few words
 * @param {function(): Promise} start the call that asks for it
 * @param {function(object)} show makes elements of its result
 * @param {AbortSignal} signal ends when nobody looks at it any more
 * @returns the job's result, or null where there is none
 */
export async function follow(place, name, start, show, signal) {
  const bar = h('progress', { max: 1, 'aria-label': name });
  const told = h('p', {}, `${name}: being sent`);
  const cancel = button('Cancel', () => {}, { kind: 'small' });
  fill(place, h('div', { class: 'job' }, told, bar));
  say(`${name} has begun`);
  try {
    const ticket = await start();
    cancel.addEventListener('click', () => call('DELETE', `/jobs/${ticket.job_id}`)
      .catch((error) => fill(told, words(error))));
    place.firstChild.append(h('div', { class: 'buttons' }, cancel));
    const state = await ended(ticket.job_id, ({ status, progress }) => {
      fill(told, `${name}: ${IN_WORDS[status] ?? status}`,
        status === 'processing' && progress > 0 ? `, ${Math.round(progress * 100)} %` : '');
      if (status === 'processing' && progress > 0) {
        bar.value = progress;
      }
    }, signal);
    if (state?.status === 'completed') {
      fill(place, show(state.result));
      say(`${name} is done`);
      return state.result;
    } else if (state) {
      fill(place, refused(name, state.error ?? {}));
    }
  } catch (error) {
    fill(place, refused(name, { message: words(error), request_id: error.requestId }));
  }
  return null;
}

function refused(name, { code, message, request_id: id }) {
  const text = code === 'CANCELLED' ? `${name} was cancelled.`
    : `${name} did not work: ${message ?? code}`;
  return h('p', { class: 'form-error', role: 'alert' }, text, id ? ` (request ${id})` : '');
}
