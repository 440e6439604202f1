// @ts-check
/**
 * @typedef {object} Item one thing to show
 * @property {string} key @property {'said' | 'notice'} kind @property {string} [id] of the stored event
 * @property {'customer' | 'bot' | 'agent'} [side] @property {string} [name] @property {string} [text] @property {string} at
 * @property {{articleId: string, title: string, address?: string}[]} [sources]
 * @property {{articleId: string, title: string}[]} [options]
 * @property {string} [notice] message key @property {Record<string, any>} [values]
 * @property {'sending' | 'sent' | 'waiting' | 'failed'} [state] @property {any} [problem] @property {boolean} [streaming]
 * @property {{id: string, name: string, mediaType: string, bytes: number}} [file]
 *
 * @typedef {object} Timeline what a conversation's events come to
 * @property {Item[]} items @property {'bot' | 'queue' | 'agent' | 'closed'} holder
 * @property {string} agent name of the person who has it @property {boolean} ask whether "did this solve it?" is open
 * @property {boolean} thinking whether the bot owes a reply @property {number} turn of the customer's last message
 * @property {boolean} survey @property {boolean} rated
 * @property {{reason: string, opensAt?: string} | null} offer to leave a message instead of waiting
 * @property {{email: string, until?: string} | null} left the message that was left
 * @property {Set<string>} delivered client message ids that are stored
 */

/** @returns {Timeline} */
export function empty() {
  return { items: [], holder: 'bot', agent: '', ask: false, thinking: false, turn: 0, survey: false, rated: false, offer: null,
    left: null, delivered: new Set() };
}

/** Folds a conversation's stored events, in order. @param {any[]} events @returns {Timeline} */
export function fold(events) {
  const line = empty();
  for (const event of events) STEPS[event.type]?.(line, event);
  return line;
}

/** @param {Timeline} line @param {any} event @param {'customer' | 'bot' | 'agent'} side @param {Partial<Item>} [more] */
function said(line, event, side, more = {}) {
  line.items.push({ key: event.id, id: event.id, kind: 'said', side, name: event.by?.name ?? '', text: event.text, at: event.at, ...more });
}

/** @param {Timeline} line @param {any} event @param {string} notice @param {Record<string, any>} [values] */
function noticed(line, event, notice, values) {
  line.items.push({ key: event.id, kind: 'notice', notice, values, at: event.at });
}

/** @param {Timeline} line */
function queued(line) {
  if (line.holder !== 'closed') line.holder = 'queue';
  line.ask = false;
  line.thinking = false;
}

/** @type {Record<string, (line: Timeline, event: any) => void>} */
const STEPS = {
  opened(line, event) {
    if (event.entry === 'human_first') line.holder = 'queue';
  },
  customer_said(line, event) {
    line.delivered.add(event.clientMessageId);
    said(line, event, 'customer', { key: event.clientMessageId, state: 'sent' });
    line.ask = false;
    line.thinking = line.holder === 'bot';
    line.turn = event.turn;
  },
  bot_said(line, event) {
    said(line, event, 'bot');
    line.thinking = false;
  },
  bot_answered(line, event) {
    said(line, event, 'bot', { sources: event.sources });
    line.ask = line.holder === 'bot';
    line.thinking = false;
  },
  bot_clarified(line, event) {
    said(line, event, 'bot', { options: event.options });
    line.thinking = false;
  },
  handoff_requested(line, event) {
    const byCustomer = event.by?.role === 'customer';
    noticed(line, event, byCustomer ? 'notice.asked' : 'notice.handoff');
    queued(line);
  },
  queued,
  attached(line, event) {
    said(line, event, event.by?.role === 'agent' ? 'agent' : 'customer', { file: event.attachment, state: 'sent' });
  },
  message_offered(line, event) {
    line.offer = { reason: event.reason, opensAt: event.opensAt };
  },
  message_left(line, event) {
    line.offer = null;
    line.left = { email: event.email, until: event.until };
    if (event.text) said(line, event, 'customer', { state: 'sent' });
    noticed(line, { ...event, id: `${event.id}-left` }, event.email ? 'notice.leftMail' : 'notice.left', { email: event.email });
  },
  agent_joined(line, event) {
    line.holder = 'agent';
    line.offer = null;
    line.left = null;
    line.agent = event.by?.name ?? '';
    noticed(line, event, 'notice.joined', { name: line.agent });
  },
  agent_said(line, event) {
    said(line, event, 'agent');
  },
  transferred(line, event) {
    noticed(line, event, 'notice.transferred');
    queued(line);
  },
  agent_lost(line, event) {
    noticed(line, event, 'notice.lost');
    queued(line);
  },
  returned_to_bot(line, event) {
    line.holder = 'bot';
    line.offer = null;
    line.left = null;
    noticed(line, event, 'notice.returned');
  },
  feedback_given(line, event) {
    line.ask = false;
    if (event.solved) noticed(line, event, 'notice.solved');
  },
  closed(line, event) {
    const key = event.closedBy === 'customer' ? 'notice.closedByYou' : event.closedBy === 'timeout' ? 'notice.closedIdle' : 'notice.closed';
    noticed(line, event, key);
    line.holder = 'closed';
    line.offer = null;
    line.ask = false;
    line.thinking = false;
  },
  survey_offered(line) {
    line.survey = true;
  },
  rated(line) {
    line.rated = true;
  },
};
