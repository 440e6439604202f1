// @ts-check
import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { due, since } from '../shared/clocks.js';
import { PageElement, t, words } from '../shared/page.js';

/** So many are drawn at first, and more each time somebody asks for them. */
const STEP = 100;

/**
 * Who waits, the next first, with running clocks; below, messages left until opening. `lines` tells whole lengths where not every ticket
 * is known. Tells `next`, `take` and `look` (conversation id).
 */
export class AgentQueue extends PageElement {
  static properties = { waiting: { attribute: false }, messages: { attribute: false }, lines: { attribute: false }, selected: {},
    loaded: { type: Boolean }, busy: { type: Boolean }, takes: { type: Boolean }, most: { state: true } };

  constructor() {
    super();
    /** @type {any[]} */ this.waiting = [];
    /** @type {any[]} */ this.messages = [];
    /** @type {{team: string, waiting: number}[]} */ this.lines = [];
    this.selected = '';
    this.loaded = false;
    this.busy = false;
    this.takes = true;
    this.most = STEP;
  }

  render() {
    const whole = Math.max(this.waiting.length, this.lines.reduce((sum, line) => sum + line.waiting, 0));
    return html`<section class="column-part queue" aria-labelledby="queue-title">
      <header><h2 id="queue-title">${t('queue')} ${whole ? html`<span class="num soft">${words.number(whole)}</span>` : nothing}</h2>
        ${this.takes ? html`<button class="btn primary small" type="button" ?disabled=${!this.waiting.length || this.busy}
          @click=${() => this.tell('next')}>${t('queue.next')}</button>` : nothing}</header>
      ${this.waiting.length ? this.list(this.waiting, whole) : this.nobody()}
    </section>
    ${this.messages.length ? html`<section class="column-part" aria-labelledby="left-title"><header><h2 id="left-title">${t('queue.left')} <span
      class="num soft">${words.number(this.messages.length)}</span></h2></header>${this.list(this.messages, this.messages.length)}</section>` : nothing}`;
  }

  nobody() {
    if (!this.loaded) return html`<div class="bones" aria-hidden="true"><div class="bone"></div><div class="bone"></div></div>`;
    return html`<p class="nobody">${t('queue.empty')}</p>`;
  }

  /** The first of them, and as far as to the one that is looked at. @param {any[]} tickets @param {number} whole how many there are */
  list(tickets, whole) {
    const drawn = Math.max(this.most, tickets.findIndex((ticket) => ticket.conversation === this.selected) + 1);
    const rest = whole - Math.min(drawn, tickets.length);
    return html`<ul class="tickets">${repeat(tickets.slice(0, drawn), (ticket) => ticket.conversation, (ticket) => this.ticket(ticket))}</ul>
      ${rest ? html`<p class="nobody">${t('queue.more', { count: rest })} ${drawn < tickets.length ? html`<button class="linkish" type="button"
        @click=${() => (this.most = drawn + STEP)}>${t('queue.show')}</button>` : nothing}</p>` : nothing}`;
  }

  /** @param {any} ticket */
  ticket(ticket) {
    const id = ticket.conversation;
    const about = [words.term('reason', ticket.reason), known(ticket.topic)].filter(Boolean).join(' · ');
    return html`<li class="ticket ${this.selected === id ? 'selected' : ''}">
      <button class="open" type="button" aria-current=${this.selected === id ? 'true' : nothing} @click=${() => this.tell('look', id)}>
        <span class="line"><b>${ticket.customerName || t('anonymous')}</b>${since(ticket.since, t('queue.waited'))}</span>
        <span class="line soft small"><span class="clip">${about}</span><span>${words.language(ticket.locale || 'en')}</span></span>
        ${this.tags(ticket)}
      </button>
      ${this.takes && !later(ticket.parkedUntil) ? html`<button class="btn small take" type="button" @click=${() =>
        this.tell('take', id)}>${t('queue.take')}<span class="sr"> ${ticket.customerName || t('anonymous')}</span></button>` : nothing}
    </li>`;
  }

  /** @param {any} ticket */
  tags(ticket) {
    const { priority, firstReplyDue, offeredTo, offeredToName, parkedUntil, messageLeft } = ticket;
    if (!priority && !firstReplyDue && !offeredTo && !messageLeft) return nothing;
    return html`<span class="tags">${priority > 0 ? html`<span class="tag warn">${t('priority')} ${priority}</span>` : nothing}
      ${due(firstReplyDue, 'due.reply')}
      ${later(parkedUntil) ? html`<span class="tag">${t('queue.parked', { when: words.when(parkedUntil) })}</span>`
        : messageLeft ? html`<span class="tag">${t('queue.message')}</span>` : nothing}
      ${offeredTo ? html`<span class="tag accent">${t('queue.offered', { name: offeredToName ?? offeredTo })}</span>` : nothing}</span>`;
  }
}

/** Whether a message that was left waits for the opening. @param {string | undefined} parkedUntil */
function later(parkedUntil) {
  return Boolean(parkedUntil) && new Date(String(parkedUntil)).getTime() > Date.now();
}

/** That a topic is not known tells nothing about whom to take. @param {string | null} topic */
function known(topic) {
  return topic && topic !== 'unknown' ? words.term('topic', topic) : '';
}

customElements.define('agent-queue', AgentQueue);
