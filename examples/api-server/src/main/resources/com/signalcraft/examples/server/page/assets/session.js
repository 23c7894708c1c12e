// Who is signed in. The access token is in memory alone; the refresh token outlives a reload of its
// tab. A refresh token may be used once, so the tabs of a browser take turns and tell each other.

const KEY = 'signalcraft-session';
const EARLY = 30_000;
const ANSWER_IN = 60;

const changed = new EventTarget();
const tabs = 'BroadcastChannel' in window ? new BroadcastChannel(KEY) : null;

let current = null;
let access = null;
let running = null;

function stored() {
  try {
    return JSON.parse(sessionStorage.getItem(KEY));
  } catch {
    return null;
  }
}

function keep(session, token) {
  current = session;
  access = token;
  try {
    if (session) {
      sessionStorage.setItem(KEY, JSON.stringify(session));
    } else {
      sessionStorage.removeItem(KEY);
    }
  } catch {
    // Without storage the session ends with the page, and works until then.
  }
}

function tell(why) {
  changed.dispatchEvent(new CustomEvent('change', { detail: why }));
}

if (tabs) {
  tabs.onmessage = ({ data }) => {
    if (data.kind === 'tokens' && data.session.serial > (current?.serial ?? -1)
        && (!current || data.session.id === current.id)) {
      const isNew = !current;
      keep(data.session, data.access);
      if (isNew) {
        tell('signed-in');
      }
    } else if (data.kind === 'ask' && current && access
        && (!data.id || (data.id === current.id && data.serial < current.serial))) {
      tabs.postMessage({ kind: 'tokens', session: current, access });
    } else if (data.kind === 'out' && current && data.id === current.id) {
      keep(null, null);
      tell('signed-out');
    }
  };
}

/** Asks the other tabs, and gives them a moment to answer. */
async function ask(question, isAnswered) {
  if (!tabs) {
    return;
  }
  tabs.postMessage({ kind: 'ask', ...question });
  const end = performance.now() + ANSWER_IN;
  while (performance.now() < end && !isAnswered()) {
    await new Promise((done) => { setTimeout(done, 10); });
  }
}

/** Where there is no lock, as on plain HTTP, only this tab is kept from refreshing twice. */
function alone(work) {
  return navigator.locks ? navigator.locks.request(KEY, work) : work();
}

async function exchange() {
  const before = current;
  await ask({ id: before.id, serial: before.serial }, () => current?.serial !== before.serial);
  if (current?.serial !== before.serial) {
    return;
  }
  const response = await fetch('/v1/auth/refresh', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ refresh_token: before.refresh }),
  });
  if (response.ok) {
    accept(await response.json(), before.id, before);
  } else if (response.status >= 400 && response.status < 500 && response.status !== 429) {
    // Refused for good: the place stays in the address, and is shown again after signing in.
    if (current === before) {
      keep(null, null);
      tell('expired');
    }
  } else {
    throw response;
  }
}

function accept(tokens, id, before) {
  const session = {
    id,
    serial: (before?.serial ?? 0) + 1,
    email: before?.email,
    refresh: tokens.refresh_token ?? before.refresh,
    expiresAt: Date.now() + tokens.expires_in * 1000,
  };
  keep(session, tokens.access_token);
  tabs?.postMessage({ kind: 'tokens', session, access });
}

/** Random text that nobody guesses; also where the page is not served over TLS. */
export function randomId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

export const session = {
  /** Whether somebody is signed in, as far as is known here. */
  get isThere() { return current !== null; },
  get email() { return current?.email ?? ''; },

  /** Finds the session of before a reload, or of another tab. */
  async restore() {
    current = stored();
    if (!current) {
      await ask({}, () => current !== null);
    }
    return current !== null;
  },

  /** What signing in has given. */
  begin(tokens, email) {
    accept(tokens, randomId(), { email, serial: 0 });
    tell('signed-in');
  },

  /** A token that is good for a while yet, or null where nobody is signed in. */
  async token() {
    if (current && (!access || current.expiresAt - EARLY < Date.now())) {
      await this.refresh(access);
    }
    return access;
  },

  /**
   * Gets a new token, once however many ask for it.
   *
   * @param {?string} spent the token that is not good any more
   */
  async refresh(spent) {
    running ??= alone(async () => {
      if (current && access === spent) {
        await exchange();
      }
    }).finally(() => { running = null; });
    await running;
  },

  /** Signs out, here and in the other tabs. */
  async end() {
    const ended = current;
    const token = access;
    keep(null, null);
    tabs?.postMessage({ kind: 'out', id: ended?.id });
    tell('signed-out');
    if (ended) {
      await fetch('/v1/auth/logout', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json',
          ...(token ? { Authorization: `Bearer ${token}` } : {}) },
        body: JSON.stringify({ refresh_token: ended.refresh }),
        keepalive: true,
      });
    }
  },

  /** Tells of `signed-in`, `signed-out` and `expired`. */
  onChange(listener) { changed.addEventListener('change', (event) => listener(event.detail)); },
};
