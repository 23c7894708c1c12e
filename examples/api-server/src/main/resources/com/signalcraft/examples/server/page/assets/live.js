// Live events: one socket, opened again when it breaks; after a gap everything is read anew.

import { session } from './session.js';

const LONGEST = 30_000;
const STABLE_AFTER = 5_000;
const TOKEN_ENDED = 4401;
const NOT_ALLOWED = [4403, 4404];

class Live extends EventTarget {
  #business = null;
  #socket = null;
  #timer = null;
  #attempt = 0;
  #wasOpen = false;

  /** Listens to a business, in the place of the one before; to none where it is null. */
  follow(business) {
    this.#business = business;
    this.#wasOpen = false;
    this.#attempt = 0;
    this.#close();
    if (business) {
      this.#open();
    }
  }

  /** Does not wait any longer, as there is reason to think that it works now. */
  hurry() {
    if (this.#business && this.#timer !== null) {
      this.#open();
    }
  }

  #close() {
    clearTimeout(this.#timer);
    this.#timer = null;
    const socket = this.#socket;
    this.#socket = null;
    socket?.close();
  }

  #tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }

  async #open() {
    const business = this.#business;
    this.#close();
    this.#tell('state', 'connecting');
    let token = null;
    try {
      token = await session.token();
    } catch {
      // Tried again as if the socket had not opened.
    }
    if (this.#business !== business) {
      return;
    } else if (!token) {
      this.#later();
      return;
    }
    const address = new URL('/ws', location.href);
    address.protocol = location.protocol === 'https:' ? 'wss:' : 'ws:';
    address.search = new URLSearchParams({ token, business_id: business });
    const socket = new WebSocket(address);
    this.#socket = socket;
    let openedAt = null;
    socket.onopen = () => {
      openedAt = performance.now();
      this.#tell('state', 'live');
      if (this.#wasOpen) {
        this.#tell('reread');
      }
      this.#wasOpen = true;
    };
    socket.onmessage = ({ data }) => this.#read(data);
    socket.onclose = ({ code }) => {
      if (this.#socket === socket) {
        this.#socket = null;
        if (openedAt !== null && performance.now() - openedAt > STABLE_AFTER) {
          this.#attempt = 0;
        }
        this.#closed(code, token);
      }
    };
  }

  #read(text) {
    let message;
    try {
      message = JSON.parse(text);
    } catch {
      return; // Not in the form of the contract: nothing that could be shown.
    }
    if (message.type === 'gap') {
      this.#tell('reread');
    } else if (typeof message.type === 'string') {
      this.#tell(message.type, message.data ?? {});
    }
  }

  async #closed(code, token) {
    if (NOT_ALLOWED.includes(code)) {
      this.#tell('state', 'refused');
      return;
    }
    if (code === TOKEN_ENDED) {
      try {
        await session.refresh(token);
      } catch {
        // The next attempt asks for a token again.
      }
    }
    this.#later();
  }

  /** Later each time, and not all pages at once. */
  #later() {
    if (!this.#business || !session.isThere) {
      this.#tell('state', 'off');
      return;
    }
    const wait = Math.min(LONGEST, 1_000 * 2 ** this.#attempt) * (0.5 + Math.random() / 2);
    this.#attempt += 1;
    this.#tell('state', 'waiting');
    this.#timer = setTimeout(() => this.#open(), wait);
  }
}

export const live = new Live();
