// @ts-check
import { t } from '../shared/page.js';

const now = Date.now();
/** @param {number} minutes from now */
const at = (minutes) => new Date(now + minutes * 60_000).toISOString();
const customer = { role: 'customer', name: 'Kim Larsen' };
const bot = { role: 'bot', name: 'Bot' };
const ana = { role: 'agent', name: 'Ana' };

/** One of everything a transcript can show. */
export const EVENTS = [
  { id: '1-0', type: 'customer_said', at: at(-9), by: customer, text: t('shop.headline') },
  { id: '2-0', type: 'bot_answered', at: at(-9), by: bot, text: `**${t('shop.name')}** ${t('shop.text')}\n\n- ${t('shop.lamp')}\n- ${t('shop.mug')}`,
    sources: [{ title: t('shop.nav.help') }], assessment: { confidence: 0.82 } },
  { id: '3-0', type: 'bot_clarified', at: at(-8), by: bot, text: t('open.take'), options: [{ title: t('shop.lamp') }, { title: t('shop.linen') }],
    assessment: { confidence: 0.41 } },
  { id: '4-0', type: 'feedback_given', at: at(-8), by: customer, solved: false },
  { id: '5-0', type: 'handoff_requested', at: at(-7), by: customer, reason: 'customer_asked' },
  { id: '6-0', type: 'agent_joined', at: at(-5), by: ana },
  { id: '7-0', type: 'agent_said', at: at(-4), by: ana, text: t('open.wait') },
  { id: '8-0', type: 'noted', at: at(-3), by: ana, text: t('shop.note') },
  { id: '9-0', type: 'whispered', at: at(-3), by: { role: 'agent', name: 'Mia' }, text: t('open.take') },
  { id: '10-0', type: 'message_left', at: at(-2), by: customer, text: t('shop.text'), email: 'kim@example.com' },
  { id: '11-0', type: 'rated', at: at(-1), by: customer, csat: 4, resolved: 'yes', nps: 9 },
];

export const UNSENT = [
  { clientMessageId: 'a', text: t('shop.lamp'), state: 'sending' },
  { clientMessageId: 'b', text: t('shop.linen'), state: 'waiting' },
  { clientMessageId: 'c', text: t('shop.mug'), state: 'failed', reason: t('problem.other') },
];

/** @param {string} id @param {any} [more] */
const ticket = (id, more = {}) => ({ conversation: id, since: at(-3), topic: 'delivery', locale: 'en', reason: 'low_confidence',
  customerName: 'Kim Larsen', ...more });

export const WAITING = [
  ticket('t1', { priority: 2, firstReplyDue: at(4) }),
  ticket('t2', { customerName: '', firstReplyDue: at(0.6), locale: 'zh' }),
  ticket('t3', { customerName: 'Ngozi Adichie-Featherstonehaugh', firstReplyDue: at(-2), reason: 'negative_sentiment' }),
  ticket('t4', { offeredTo: 'ana', offeredToName: 'Ana' }),
];
export const MESSAGES = [ticket('t5', { parkedUntil: at(900), messageLeft: true })];
export const OFFERS = [ticket('t6', { until: at(0.3) })];
export const MINE = [
  { conversation: 'c1', customerName: 'Kim Larsen', topic: 'delivery', firstReplyDue: at(2) },
  { conversation: 'c2', customerName: '', topic: 'returns', repliedAt: at(-1), resolutionDue: at(30) },
];

/** What the widget shows in one state. @param {any} line @param {any} [more] */
function view(line, more = {}) {
  return { line: { items: [], holder: 'bot', agent: '', ask: false, thinking: false, survey: false, rated: false, offer: null, left: null,
    delivered: new Set(), ...line }, unsent: [], uploads: [], connection: 'open', place: null, draft: null, corrected: [], typing: false,
    reconnecting: false,
    read: {}, loading: false, gone: false, problem: null, ...more };
}

const asked = { key: 'q', id: '1-0', kind: 'said', side: 'customer', text: t('shop.headline'), at: at(-1), state: 'sent' };
const answered = { key: 'a', id: '2-0', kind: 'said', side: 'bot', text: `**${t('shop.name')}** ${t('shop.text')}`, at: at(-1),
  sources: [{ title: t('shop.nav.help') }] };
const unsent = (/** @type {string} */ id, /** @type {string} */ state) => ({ clientMessageId: id, text: t('shop.lamp'), at: at(0), state });

export const VIEWS = /** @type {Record<string, any>} */ ({
  answer: view({ items: [asked, answered], ask: true }),
  streaming: view({ items: [asked], thinking: true }, { draft: { turn: 1, text: t('shop.text') } }),
  withdrawn: view({ items: [asked], thinking: true }, { draft: { turn: 1, text: '', withdrawn: true } }),
  corrected: view({ items: [asked, answered], ask: true }, { corrected: [answered.id] }),
  clarify: view({ items: [asked, { ...answered, sources: [], options: [{ title: t('shop.lamp') }, { title: t('shop.mug') }] }] }),
  queue: view({ items: [asked], holder: 'queue' }, { place: { position: 3, lowSeconds: 180, highSeconds: 360 } }),
  offer: view({ items: [asked], holder: 'queue', offer: { reason: 'outside_hours', opensAt: at(700) } }),
  left: view({ items: [asked], holder: 'queue', left: { email: '', until: at(700) } }),
  agent: view({ items: [asked, { key: 'n', kind: 'notice', notice: 'notice.joined', values: { name: 'Ana' } },
    { ...answered, key: 'g', side: 'agent', name: 'Ana', sources: [] }, { ...asked, key: 'q2', id: '3-0' }], holder: 'agent', agent: 'Ana' },
  { typing: true, read: { agent: '3-0' } }),
  offline: view({ items: [asked] }, { connection: 'waiting', unsent: [unsent('u', 'waiting'), unsent('f', 'failed')] }),
  closed: view({ items: [asked, answered], holder: 'closed', survey: true }),
  rated: view({ items: [asked, answered], holder: 'closed', survey: true, rated: true }),
  gone: view({ items: [asked] }, { gone: true }),
});
