import { getJob, eventsAddress, Refused } from './api.js';
import { isRunning, mayGoOnByItself } from './words.js';

// Follows one run through everything that can happen to a connection: by server-sent events while they work, by asking
// every now and then where a proxy holds events back, and with growing patience while nobody answers at all.

const ASK_EVERY_MILLIS = 2_000;
const LOOK_FOR_RESTART_MILLIS = 5_000;
const QUIET_MILLIS = 15_000;
const FIRST_WAIT_MILLIS = 1_000;
const LONGEST_WAIT_MILLIS = 10_000;
const STREAM_CHANCES = 3;

export class Watch {
  #id;
  #tell;
  #stream = null;
  #timer = 0;
  #failures = 0;
  #streamFailures = 0;
  #over = false;
  #asking = false;

  /**
   * @param tell what is told: `job(job)`, `gone(refusal)`, `lost(nextTryAt)` and `found()`
   */
  constructor(id, tell) {
    this.#id = id;
    this.#tell = tell;
  }

  start() {
    window.addEventListener('online', this.now);
    document.addEventListener('visibilitychange', this.#seen);
    this.now();
  }

  stop() {
    this.#over = true;
    this.#closeStream();
    clearTimeout(this.#timer);
    window.removeEventListener('online', this.now);
    document.removeEventListener('visibilitychange', this.#seen);
  }

  /** Asks at once, whatever was planned. */
  now = async () => {
    if (this.#over || this.#asking) {
      return;
    }
    clearTimeout(this.#timer);
    this.#asking = true;
    try {
      const job = await getJob(this.#id);
      this.#asking = false;
      this.#reached();
      this.#take(job);
    } catch (failure) {
      this.#asking = false;
      if (this.#over) {
        return;
      }
      if (failure instanceof Refused && failure.status === 404) {
        this.stop();
        this.#tell.gone(failure);
      } else {
        this.#wait();
      }
    }
  };

  /** Goes on after something changed that was not told by the stream, such as a restart. */
  changed(job) {
    clearTimeout(this.#timer);
    this.#streamFailures = 0;
    this.#take(job);
  }

  #seen = () => {
    if (!document.hidden && (this.#failures > 0 || this.#stream === null)) {
      this.now();
    }
  };

  #reached() {
    if (this.#failures > 0 && !this.#over) {
      this.#failures = 0;
      this.#tell.found();
    }
  }

  #wait() {
    this.#closeStream();
    this.#failures++;
    const wait = Math.min(LONGEST_WAIT_MILLIS, FIRST_WAIT_MILLIS * 2 ** (this.#failures - 1)) * (0.8 + Math.random() * 0.4);
    this.#tell.lost(Date.now() + wait);
    this.#timer = setTimeout(this.now, wait);
  }

  #take(job) {
    if (this.#over) {
      return;
    }
    this.#tell.job(job);
    if (!isRunning(job)) {
      this.#closeStream();
      clearTimeout(this.#timer);
      if (mayGoOnByItself(job)) {
        this.#later(LOOK_FOR_RESTART_MILLIS);
      }
    } else if (this.#stream === null && this.#streamFailures < STREAM_CHANCES) {
      this.#listen();
    } else {
      this.#later(this.#stream === null ? ASK_EVERY_MILLIS : QUIET_MILLIS);
    }
  }

  /** A stream that says nothing for long may be one that a proxy keeps to itself: asking tells. */
  #later(millis) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.now, millis);
  }

  #listen() {
    const stream = new EventSource(eventsAddress(this.#id));
    this.#stream = stream;
    const take = (event) => {
      if (this.#stream !== stream) {
        return;
      }
      this.#streamFailures = 0;
      let job;
      try {
        job = JSON.parse(event.data);
      } catch {
        this.now(); // cut off on the way; the answer to a plain question is whole
        return;
      }
      this.#reached();
      this.#take(job);
    };
    stream.addEventListener('progress', take);
    stream.addEventListener('end', take);
    stream.addEventListener('error', () => {
      // The browser would try again by itself, but it neither backs off nor says whether the server or only the stream is
      // gone. A plain question does.
      if (this.#stream === stream) {
        this.#streamFailures++;
        this.#closeStream();
        this.now();
      }
    });
    this.#later(QUIET_MILLIS);
  }

  #closeStream() {
    this.#stream?.close();
    this.#stream = null;
  }
}
