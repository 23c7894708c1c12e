// Calls of the API, and what their failures mean in words.

import { randomId, session } from './session.js';

/** Longer than that nobody waits in front of a page that does nothing. */
const LONGEST_WAIT = 90;

export const network = new EventTarget();

let isDown = false;
let pausedUntil = 0;

/** A call that did not do what it was to do. */
export class ApiError extends Error {
  constructor(status, error = {}, retryAfter = null) {
    super(error.message ?? `The server answered ${status}`);
    this.status = status;
    this.code = error.code ?? '';
    this.field = error.details?.field ?? null;
    this.issue = error.details?.issue ?? null;
    this.requestId = error.request_id ?? null;
    this.retryAfter = retryAfter;
  }

  get isOffline() { return this.code === 'OFFLINE'; }
}

function signal(name, detail) {
  network.dispatchEvent(new CustomEvent(name, { detail }));
}

/** The server cannot be reached: said once, and looked after until it can. */
export function offline(failed) {
  if (!isDown) {
    isDown = true;
    signal('down');
    look(0);
  }
  return new ApiError(0, { code: 'OFFLINE', message: String(failed) });
}

async function look(attempt) {
  const wait = Math.min(15_000, 1_000 * 2 ** attempt) * (0.75 + Math.random() / 2);
  await new Promise((done) => { setTimeout(done, wait); });
  try {
    const answer = await fetch('/assets/icon.svg', { method: 'HEAD', cache: 'no-store' });
    if (answer.ok) {
      isDown = false;
      signal('up');
      return;
    }
  } catch {
    // Not yet.
  }
  look(attempt + 1);
}

function address(path, query = {}) {
  const parameters = Object.entries(query)
    .filter(([, value]) => value !== null && value !== undefined);
  const text = new URLSearchParams(parameters).toString();
  return `/v1${path}${text ? `?${text}` : ''}`;
}

async function send(method, path, { query, body, form, open, headers = {} }, token) {
  const all = { Accept: 'application/json', ...headers };
  if (token && !open) {
    all.Authorization = `Bearer ${token}`;
  }
  if (body !== undefined) {
    all['Content-Type'] = 'application/json';
  }
  try {
    return await fetch(address(path, query),
      { method, headers: all, body: form ?? (body === undefined ? undefined : JSON.stringify(body)) });
  } catch (lost) {
    throw offline(lost);
  }
}

async function failure(response) {
  const wait = response.headers.get('X-RateLimit-Retry-After')
    ?? response.headers.get('Retry-After');
  let error;
  try {
    error = (await response.json()).error;
  } catch {
    // A proxy in between answers with what it likes.
  }
  return new ApiError(response.status, error ?? {}, /^\d+$/.test(wait ?? '') ? Number(wait) : null);
}

async function pause() {
  while (pausedUntil > Date.now()) {
    await new Promise((done) => { setTimeout(done, pausedUntil - Date.now()); });
  }
}

async function token() {
  try {
    return await session.token();
  } catch (failed) {
    if (failed instanceof Response) {
      throw await failure(failed);
    }
    throw offline(failed);
  }
}

/**
 * Makes a call.
 *
 * @param {string} method of HTTP
 * @param {string} path below /v1
 * @param {object} [options] `query`, `body` (to be JSON) or `form`; `open` for a call without a
 *     session; `wait` where it may wait until the plan's limit allows it
 * @returns the answer's body, or null where it has none
 */
export async function call(method, path, options = {}) {
  const patient = options.wait ?? method === 'GET';
  // The same for each attempt, so that a repetition does nothing twice.
  const headers = method === 'POST' && !options.open ? { 'Idempotency-Key': randomId() } : {};
  let renewed = false;
  for (;;) {
    if (patient) {
      await pause();
    }
    const used = options.open ? null : await token();
    if (!options.open && !used) {
      throw new ApiError(401, { code: 'AUTHENTICATION_REQUIRED', message: 'Please sign in.' });
    }
    const response = await send(method, path, { ...options, headers }, used);
    if (response.ok) {
      const text = await response.text();
      return text ? JSON.parse(text) : null;
    }
    const error = await failure(response);
    if (error.status === 401 && !options.open && !renewed) {
      renewed = true;
      await session.refresh(used);
    } else if (error.status === 429 && patient && error.retryAfter !== null
        && error.retryAfter <= LONGEST_WAIT) {
      pausedUntil = Math.max(pausedUntil, Date.now() + error.retryAfter * 1000);
      signal('limited', { seconds: error.retryAfter });
    } else {
      throw error;
    }
  }
}

export const get = (path, query) => call('GET', path, { query });
export const post = (path, body, options) => call('POST', path, { body, ...options });
export const put = (path, body) => call('PUT', path, { body });
export const remove = (path) => call('DELETE', path);

function inTime(seconds) {
  if (seconds === null) {
    return 'Try again later.';
  }
  return seconds < 120 ? `Try again in ${Math.max(1, seconds)} seconds.`
    : `Try again in ${Math.ceil(seconds / 60)} minutes.`;
}

/** What went wrong, for a person. */
export function words(error) {
  if (!(error instanceof ApiError)) {
    return 'The page has a defect.';
  } else if (error.isOffline) {
    return 'The server cannot be reached. The page goes on as soon as it can.';
  } else if (error.status === 429) {
    return `The limit of requests is reached. ${inTime(error.retryAfter)}`;
  } else if (error.status === 402 || error.code === 'SUBSCRIPTION_REQUIRED') {
    return `The plan does not include this: ${error.message}`;
  } else if (error.code === 'INSUFFICIENT_PERMISSIONS') {
    return `Your role does not allow this: ${error.message}`;
  } else if (error.status >= 500) {
    return 'The server could not answer.';
  }
  return error.message;
}
