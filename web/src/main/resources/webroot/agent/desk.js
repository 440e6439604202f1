// @ts-check
import { request } from '../shared/api.js';
import { guarded } from '../shared/page.js';
import { newId } from '../widget/outbox.js';
import { DeskStore } from './desk-store.js';

const TELL_TYPING_MS = 3000;

/** What an agent does at the desk: every step a request, its problem kept for the screen. */
export class Desk extends DeskStore {
  /** Whoever only supervises was there for the chats they took over, and goes with the last of them. @param {any} message */
  desk(message) {
    super.desk(message);
    const { me, mine, wrapUps, presence } = this.state;
    const takes = ['agent', 'admin'].some((role) => me.roles?.includes(role));
    if (!takes && presence.status === 'busy' && !mine.length && !wrapUps.length) this.present({ status: 'offline' });
  }

  /** @param {string} method @param {string} path @param {any} [body] */
  async act(method, path, body = {}) {
    this.store.set({ problem: null });
    try {
      return { done: true, answer: await guarded(() => request(method, path, { body })) };
    } catch (failure) {
      return { done: false, problem: this.failed(failure) };
    }
  }

  /** @param {string} id @param {string} step @param {any} [body] @param {string} [method] */
  async step(id, step, body, method = 'POST') {
    const leave = step === 'take-over' ? await this.comeIn() : null;
    const outcome = await this.act(method, `/api/v1/conversations/${encodeURIComponent(id)}/${step}`, body);
    await leave?.(outcome);
    if (outcome.done && this.state.chats[id]) this.load(id); // a chat I gave away no longer comes over the stream
    return outcome;
  }

  /** Only who is there holds a chat: a supervisor comes for the one they take over, and is then busy, so that no other is offered. */
  async comeIn() {
    const { presence, mine } = this.state;
    if (presence.status === 'available') return null;
    const capacity = Math.max(presence.capacity, (presence.load ?? mine.length) + 1);
    await this.present({ status: 'available', capacity });
    return async (/** @type {{done: boolean, problem?: any}} */ { done, problem }) => {
      await this.present(done ? { status: 'busy' } : { status: presence.status, capacity: presence.capacity });
      if (problem) this.store.set({ problem });
    };
  }

  /** @param {{status?: string, capacity?: number}} wish */
  async present(wish) {
    const before = this.state.presence;
    const presence = { status: before.status, capacity: before.capacity, ...wish, tab: this.tab };
    this.store.set({ presence: { ...before, ...wish } });
    const { done, answer } = await this.act('PUT', '/api/v1/me/presence', presence);
    this.store.set({ presence: done ? { ...presence, ...answer } : before });
  }

  /** A canned reply of my own. @param {{shortcut: string, text: string}} reply */
  async keepReply(reply) {
    const { done } = await this.act('PUT', `/api/v1/canned/${newId()}`, { ...reply, personal: true });
    if (done) this.loadCanned(this.state.selected);
    return done;
  }

  /** @param {string} id of a canned reply */
  async dropReply(id) {
    const { done } = await this.act('DELETE', `/api/v1/canned/${encodeURIComponent(id)}`);
    if (done) this.loadCanned(this.state.selected);
    return done;
  }

  /** Who was not here and takes a chat is here for it; who is busy stays so. */
  async beHere() {
    if (['offline', 'away'].includes(this.state.presence.status)) await this.present({ status: 'available' });
  }

  async takeNext() {
    await this.beHere();
    const { answer } = await this.act('POST', '/api/v1/desk/accept');
    if (answer?.conversation) this.select(answer.conversation.id);
    return Boolean(answer);
  }

  /** @param {string} id */
  async take(id) {
    await this.beHere();
    const { done } = await this.step(id, 'accept');
    if (done) this.select(id);
  }

  /** @param {string} id */
  decline(id) {
    this.store.set({ offers: this.state.offers.filter((offer) => offer.conversation !== id) });
    return this.step(id, 'decline');
  }

  /** @param {string} id @param {string} disposition */
  async resolve(id, disposition) {
    const { done } = await this.step(id, 'resolve', disposition ? { disposition } : {});
    return done;
  }

  /** The server's clock counts. @param {{id: string, disposition: string}} what done, with a better disposition perhaps */
  async wrappedUp({ id, disposition }) {
    const before = this.state.wrapUps.find((one) => one.conversation === id);
    this.store.set({ wrapUps: this.state.wrapUps.filter((one) => one !== before) });
    await this.step(id, 'wrap-up', before?.disposition === disposition ? {} : { disposition });
  }

  /** @param {string} id @param {File} file */
  async attach(id, file) {
    const path = `/api/v1/conversations/${encodeURIComponent(id)}/attachments?name=${encodeURIComponent(file.name.slice(0, 200))}`;
    await this.act('POST', path, file);
  }

  /** @param {string} id */
  tellTyping(id) {
    if (Date.now() - (this.toldTyping ?? 0) < TELL_TYPING_MS) return;
    this.toldTyping = Date.now();
    request('POST', `/api/v1/conversations/${encodeURIComponent(id)}/typing`, { body: {} })
      .catch(() => undefined); // a passing signal: losing one costs nothing
  }
}
