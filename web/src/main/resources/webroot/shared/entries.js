// @ts-check
import { t, words } from './page.js';

/** Entry ids are `<milliseconds>-<sequence>`. @param {string} id @param {string | undefined} other whether `id` is not after `other` */
export function upTo(id, other) {
  if (!other) return false;
  const [time, sequence = 0] = id.split('-').map(Number);
  const [lastTime, lastSequence = 0] = other.split('-').map(Number);
  return time < lastTime || (time === lastTime && sequence <= lastSequence);
}

const SAID = /** @type {Record<string, string>} */ ({ customer_said: 'customer', message_left: 'customer', bot_said: 'bot', bot_answered: 'bot',
  bot_clarified: 'bot', agent_said: 'agent', noted: 'note', whispered: 'whisper' });
const SILENT = new Set(['opened', 'assessed', 'queued', 'survey_offered', 'wrapped_up', 'summarised', 'graded', 'audited']);

/** Whose words an event carries: customer, bot, agent, note or whisper; empty for what merely happened. @param {any} event */
export function sideOf(event) {
  if (event.type === 'attached') return event.by?.role === 'agent' ? 'agent' : 'customer';
  return SAID[event.type] ?? '';
}

/** @param {any} event whether there is anything to show of it */
export function shown(event) {
  return !SILENT.has(event.type);
}

const NOTICES = /** @type {Record<string, (event: any, name: string) => string>} */ ({
  handoff_requested: (event) => t('event.handoff', { reason: words.term('reason', event.reason) }),
  agent_joined: (_, name) => t('event.joined', { name }),
  transferred: (event, name) => (event.toAgent && event.toAgent === event.by?.id ? t('event.taken', { name })
    : t('event.transferred', { name, to: event.toAgentName ?? event.toTeamName ?? '' })) + quoted(event.note),
  returned_to_bot: (event) => t('event.returned_to_bot') + quoted(event.note),
  message_offered: (event) => t('event.offered', { reason: words.term('offer', event.reason) }),
  prioritised: (event, name) => t('event.prioritised', { name, priority: event.priority }),
  feedback_given: (event) => t(event.solved ? 'event.solved' : 'event.unsolved'),
  resolved: (event, name) => t('event.resolved', { name, disposition: words.term('disposition', event.disposition) }),
  closed: (event) => t(`event.closed.${event.closedBy ?? 'system'}`),
  rated: (event) => [event.csat && t('event.csat', { csat: event.csat }), event.resolved && t(`event.rated.${event.resolved}`),
    Number.isInteger(event.nps) && `NPS ${event.nps}`, Number.isInteger(event.ces) && `CES ${event.ces}`, event.comment && `“${event.comment}”`].filter(Boolean).join(' · '),
});

/** @param {string | undefined} note */
function quoted(note) {
  return note ? ` “${note}”` : '';
}

/** What happened, in a few words. @param {any} event */
export function notice(event) {
  return NOTICES[event.type]?.(event, event.by?.name ?? '') ?? words.term('event', event.type);
}
