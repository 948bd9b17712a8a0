// The REST interface. Addresses are made from the page's own, never taken from a job's links: those are absolute, and
// behind a proxy they may name a host that the browser cannot reach. Links only say what a job allows.

const ROOT = new URL('../api/', import.meta.url);
const PATIENCE_MILLIS = 20_000;

/** The server said no, and why (RFC 9457). */
export class Refused extends Error {
  constructor(status, problem, retryAfter = 0) {
    super(problem.title ?? `Status ${status}`);
    this.status = status;
    this.title = problem.title ?? 'The server refused';
    this.detail = problem.detail ?? '';
    this.errors = problem.errors ?? [];
    /** In how many seconds it may be worth another try; 0 if nobody knows. */
    this.retryAfter = retryAfter;
  }
}

/** Nobody answered, or something that is not our server did: a proxy, or a server that is still starting. */
export class Unreachable extends Error {}

let clockAhead = 0;

/** Now, by the server's clock in milliseconds: a browser's own may be wrong by hours. */
export const serverNow = () => Date.now() + clockAhead;

async function call(method, path, body) {
  let response;
  try {
    response = await fetch(new URL(path, ROOT), {
      method,
      headers: body === undefined ? {} : { 'Content-Type': 'application/json' },
      body: body === undefined ? undefined : JSON.stringify(body),
      cache: 'no-store',
      signal: AbortSignal.timeout(PATIENCE_MILLIS),
    });
  } catch (failure) {
    throw new Unreachable(String(failure));
  }
  const date = Date.parse(response.headers.get('Date') ?? '');
  if (!Number.isNaN(date) && Math.abs(date - Date.now()) > 2_000) {
    clockAhead = date - Date.now();
  }
  if (response.status === 204) {
    return null;
  }
  const kind = response.headers.get('Content-Type') ?? '';
  if (!/\bjson\b/.test(kind)) {
    throw new Unreachable(`status ${response.status}, ${kind || 'no content type'}`);
  }
  let answer;
  try {
    answer = await response.json();
  } catch (failure) {
    throw new Unreachable(String(failure));
  }
  if (!response.ok) {
    throw new Refused(response.status, answer, Number.parseInt(response.headers.get('Retry-After') ?? '', 10) || 0);
  }
  return answer;
}

const job = (id) => `jobs/${encodeURIComponent(id)}`;

export const getConfig = () => call('GET', 'config');
export const getMemory = () => call('GET', 'memory');
export const getJob = (id) => call('GET', job(id));
export const startJob = (request) => call('POST', 'jobs', request);
export const restartJob = (id) => call('POST', `${job(id)}/restart`);
export const stopJob = (id) => call('POST', `${job(id)}/stop`);
export const deleteJob = (id) => call('DELETE', job(id));

export const eventsAddress = (id) => new URL(`${job(id)}/events`, ROOT).href;
export const archiveAddress = (id) => new URL(`${job(id)}/archive`, ROOT).href;
export const pictureAddress = (id, rank) => new URL(`${job(id)}/wallpapers/${rank}`, ROOT).href;
export const thumbnailAddress = (id, rank) => `${pictureAddress(id, rank)}/thumbnail`;

/**
 * An album's artist and title as the thumbnail's file name has them, such as `Low - Double Negative`. The browser has just
 * loaded that thumbnail, so this is answered from its cache; a job's JSON does not repeat a thousand names at each event.
 */
export async function albumName(id, rank) {
  try {
    const response = await fetch(thumbnailAddress(id, rank), { cache: 'force-cache' });
    const name = /filename\*=UTF-8''([^;]+)/i.exec(response.headers.get('Content-Disposition') ?? '')?.[1];
    await response.body?.cancel();
    return name ? decodeURIComponent(name).replace(/^\d+ - /, '').replace(/\.png$/i, '') : '';
  } catch {
    return ''; // a nicety: without it the wallpaper goes by its number
  }
}
