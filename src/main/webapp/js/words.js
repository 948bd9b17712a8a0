// How things are said: labels, numbers, times, and what went wrong.

const PERIODS = {
  overall: 'All time',
  '7day': 'Last 7 days',
  '1month': 'Last month',
  '3month': 'Last 3 months',
  '6month': 'Last 6 months',
  '12month': 'Last 12 months',
};
const STYLES = { blur: 'Blur', gradient: 'Gradient', fill: 'Fill', vinyl: 'Vinyl', poster: 'Poster', minimal: 'Minimal' };

export const periodName = (id) => PERIODS[id] ?? id;
export const styleName = (id) => STYLES[id] ?? id;

const numbers = new Intl.NumberFormat('en');
export const number = (value) => numbers.format(value);

const ORDINALS = { one: 'st', two: 'nd', few: 'rd', other: 'th' };
const ordinals = new Intl.PluralRules('en', { type: 'ordinal' });
const ordinal = (value) => ORDINALS[ordinals.select(value)];

export const sentence = (text) => text.charAt(0).toUpperCase() + text.slice(1);

export const many = (count, one, more = `${one}s`) => `${number(count)} ${count === 1 ? one : more}`;

export function bytes(count) {
  const units = ['bytes', 'KB', 'MB', 'GB', 'TB'];
  let value = count;
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit++;
  }
  return `${unit === 0 || value >= 100 ? Math.round(value) : value.toFixed(1)} ${units[unit]}`;
}

/** 12 s, 3 min 5 s, 2 h 10 min. */
export function span(millis) {
  const seconds = Math.max(0, Math.round(millis / 1000));
  if (seconds < 60) {
    return `${seconds} s`;
  }
  const minutes = Math.floor(seconds / 60);
  return minutes < 60
    ? `${minutes} min${seconds % 60 ? ` ${seconds % 60} s` : ''}`
    : `${Math.floor(minutes / 60)} h${minutes % 60 ? ` ${minutes % 60} min` : ''}`;
}

/** The same, as roughly as a guess deserves. */
export function roughly(millis) {
  const seconds = millis / 1000;
  if (seconds < 8) {
    return 'a few seconds';
  }
  if (seconds < 55) {
    return `about ${Math.ceil(seconds / 5) * 5} s`;
  }
  const minutes = Math.ceil(seconds / 60);
  return minutes < 90 ? `about ${minutes} min` : `about ${Math.round(minutes / 60)} h`;
}

const when = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });
export const moment = (iso) => (iso ? when.format(new Date(iso)) : '');

/** Whether it may start again though nobody asks for it. */
export const mayGoOnByItself = (job) => job.exitStatus === 'MEMORY' && job.status === 'FAILED';

/** Whether it has not begun yet, as the server has enough to do. */
export const isWaiting = (job) => job.queuePosition > 0;

/** What to say about a run that waits for its turn. */
export const turnOf = (job) => ({
  title: job.queuePosition === 1 ? 'This run is next' : `${many(job.queuePosition - 1, 'run')} before this one`,
  text: 'The server makes only so many at once. This run begins by itself when its turn comes; you can leave this page.',
});

/** What to say of a server that has too much to do, or was asked too often; nothing about any other refusal. */
export function busyProblem(refusal) {
  const wait = refusal.retryAfter > 0 ? `in ${roughly(refusal.retryAfter * 1000)}` : 'in a minute';
  if (refusal.status === 429) {
    return {
      title: 'That was a little fast',
      text: `The server begins only so many runs in a minute. Nothing is lost; try again ${wait}.`,
    };
  }
  return refusal.status === 503 && refusal.title === 'The queue is full'
    ? {
      title: 'The server has its hands full',
      text: `As many runs wait for their turn as may. Nothing is lost; try again ${wait}.`,
    }
    : null;
}

export const isRunning = (job) => ['STARTING', 'STARTED', 'STOPPING'].includes(job.status);

const RENDERED = 'The wallpapers made so far are kept.';

/**
 * What each exit status means to a listener: a title, a text, what its way out is called, and which way that is. `again`
 * goes on with the run, `name` and `period` lead back to the form.
 */
const PROBLEMS = {
  UNKNOWN_LISTENER: (job) => ({
    title: `Last.fm knows no listener called ${job.username}`,
    text: 'Check the spelling: it is the name at the end of last.fm/user/…',
    ways: [['name', 'Correct the name']],
  }),
  PRIVATE_LISTENER: (job) => ({
    title: `${job.username} keeps this listening private`,
    text: 'Last.fm shows it to nobody else. If this is you, switch “Hide recent listening information” off in your Last.fm privacy settings, then try again.',
    ways: [['again', 'Try again'], ['privacy', 'Last.fm privacy settings'], ['name', 'Another listener']],
  }),
  NO_ALBUMS: (job) => ({
    title: 'Nothing was played in this time',
    text: `Last.fm has no albums of ${job.username} for “${periodName(job.period)}”. A longer time may have some.`,
    ways: [['period', 'Choose a longer time']],
  }),
  BAD_KEY: () => ({
    title: 'Last.fm does not accept this server’s key',
    text: 'Only the server’s operator can mend this: LASTFM_API_KEY must hold a valid key. Then try again.',
    ways: [['again', 'Try again']],
  }),
  RATE_LIMITED: () => ({
    title: 'Last.fm asks for a pause',
    text: 'Too many questions came from this server in a short time. Wait a minute or two, then go on.',
    ways: [['again', 'Go on']],
  }),
  UNAVAILABLE: () => ({
    title: 'Last.fm does not answer',
    text: 'It may be down for a moment, or out of this server’s reach. Try again in a while.',
    ways: [['again', 'Try again']],
  }),
  MEMORY: (job, most) => {
    const left = Math.max(0, most - job.automaticRestarts);
    const next = left > 0
      ? 'It goes on by itself, with one worker fewer, as soon as there has been room for half a minute; you can leave this page. Or go on at once:'
      : most > 0
        ? `It has gone on by itself ${many(job.automaticRestarts, 'time')}. Now somebody must say that it shall: go on when the server has less to do.`
        : 'Go on when there is room again.';
    return {
      title: 'The server ran short of memory',
      text: `The run was ended before anything could break. ${RENDERED} ${next}`,
      ways: [['again', 'Go on with this run']],
    };
  },
  DISK: () => ({
    title: 'The server could not write to its disk',
    text: `It is full, or not writable. ${RENDERED} When its operator has made room, go on.`,
    ways: [['again', 'Go on with this run']],
  }),
  INTERRUPTED: () => ({
    title: 'The server stopped while this run was going',
    text: `Nothing that was finished is lost. ${RENDERED}`,
    ways: [['again', 'Go on with this run']],
  }),
};

/** These have said all that there is to say, to the listener rather than to a program. */
const SELF_EXPLAINING = ['UNKNOWN_LISTENER', 'PRIVATE_LISTENER', 'NO_ALBUMS', 'INTERRUPTED', 'MEMORY'];

/**
 * What to say about a run that ended without an archive; nothing about one that did not.
 *
 * @param most how often the server starts a run again by itself that memory ended
 */
export function problemOf(job, most = 0) {
  if (isRunning(job) || job.status === 'COMPLETED') {
    return null;
  }
  const told = job.problem ?? {};
  const known = PROBLEMS[job.exitStatus];
  if (known) {
    return { ...known(job, most), detail: SELF_EXPLAINING.includes(job.exitStatus) ? undefined : told.detail };
  }
  if (job.status === 'STOPPED') {
    return {
      title: 'This run was stopped',
      text: `${RENDERED} Go on whenever you like.`,
      ways: [['again', 'Go on with this run']],
      calm: true,
    };
  }
  return {
    title: told.title ?? 'The run ended early',
    text: told.detail ?? `The server gave no reason. ${RENDERED}`,
    ways: [['again', 'Go on with this run']],
  };
}

/** A run's state in one or two words, and its kind for the colours. */
export function stateOf(job) {
  switch (job.status) {
    case 'STARTING':
      return isWaiting(job) ? ['waiting', job.queuePosition === 1 ? 'Waiting, next in line' : `Waiting, ${number(job.queuePosition)}${ordinal(job.queuePosition)} in line`] : ['going', 'Starting'];
    case 'STARTED':
      return ['going', 'In progress'];
    case 'STOPPING':
      return ['going', 'Stopping'];
    case 'COMPLETED':
      return ['done', 'Ready'];
    case 'STOPPED':
      return ['stopped', 'Stopped'];
    default:
      return ['failed', job.exitStatus === 'INTERRUPTED' ? 'Interrupted' : 'Ended early'];
  }
}
