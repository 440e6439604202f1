// @ts-check
import { sideOf, upTo } from '../shared/entries.js';

/**
 * What the list tells of a chat that is not looked at.
 * @typedef {object} Glance
 * @property {any} latest what the customer or one of us said last, or null
 * @property {string} owedSince since when the customer waits for an answer; empty while none is owed
 * @property {number} unread what the customer said and nobody of us has read
 */

/** @param {any[]} events of the whole conversation @param {string | undefined} read up to which one of us has read @returns {Glance} */
export function glance(events, read) {
  const turn = events.findLastIndex((event) => event.type === 'agent_joined' || sideOf(event) === 'agent');
  const since = events.slice(turn + 1).filter(customers);
  const joined = events.findLast((event) => event.type === 'agent_joined')?.id;
  return {
    latest: events.findLast((event) => ['customer', 'agent'].includes(sideOf(event))) ?? null,
    owedSince: (events[turn]?.type === 'agent_joined' ? events[turn] : since[0])?.at ?? '',
    unread: events.filter((event) => customers(event) && !upTo(event.id, joined) && !upTo(event.id, read)).length,
  };
}

/** @param {any} event */
function customers(event) {
  return sideOf(event) === 'customer';
}

/** In the order in which they came to me, so that a key keeps its chat; those there are at the beginning by how long they have waited. @param {any[]} chats @param {any[]} before */
export function inOrder(chats, before) {
  const place = (/** @type {any} */ chat) => {
    const at = before.findIndex((one) => one.conversation === chat.conversation);
    return at < 0 ? before.length : at;
  };
  return [...chats].sort((a, b) => place(a) - place(b) || new Date(a.since).getTime() - new Date(b.since).getTime());
}
