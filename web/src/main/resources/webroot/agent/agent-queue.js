// @ts-check
import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { PageElement, t, words } from '../shared/page.js';

/** Who waits, longest first, with a running clock. Tells `next` and `take` (conversation id). */
export class AgentQueue extends PageElement {
  static properties = { waiting: { attribute: false }, selected: {}, loaded: { type: Boolean }, busy: { type: Boolean },
    takes: { type: Boolean } };

  constructor() {
    super();
    /** @type {any[]} */ this.waiting = [];
    this.selected = '';
    this.loaded = false;
    this.busy = false;
    this.takes = true;
  }

  connectedCallback() {
    super.connectedCallback();
    this.timer = setInterval(() => this.tick(), 1000);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.timer);
  }

  /** Only the clocks move: two hundred tickets redraw nothing else. */
  tick() {
    for (const clock of this.querySelectorAll('time')) clock.textContent = waited(clock.dateTime);
  }

  render() {
    return html`<section class="column-part queue" aria-labelledby="queue-title">
      <header><h2 id="queue-title">${t('queue')} ${this.waiting.length
        ? html`<span class="num soft">${words.number(this.waiting.length)}</span>` : nothing}</h2>
        ${this.takes ? html`<button class="btn primary small" type="button" ?disabled=${!this.waiting.length || this.busy}
          @click=${() => this.tell('next')}>${t('queue.next')}</button>` : nothing}</header>
      ${this.waiting.length ? html`<ul
        class="tickets">${repeat(this.waiting, (ticket) => ticket.conversation, (ticket) => this.ticket(ticket))}</ul>` : this.nobody()}
    </section>`;
  }

  nobody() {
    if (!this.loaded) return html`<div class="bones" aria-hidden="true"><div class="bone"></div><div class="bone"></div></div>`;
    return html`<p class="nobody">${t('queue.empty')}</p>`;
  }

  /** @param {any} ticket */
  ticket(ticket) {
    const id = ticket.conversation;
    return html`<li class="ticket ${this.selected === id ? 'selected' : ''}">
      <button class="open" type="button" aria-current=${this.selected === id ? 'true' : nothing} @click=${() => this.tell('look', id)}>
        <span class="line"><b>${ticket.customerName || t('anonymous')}</b><time class="num" datetime=${ticket.since}
          title=${t('queue.waited')} .textContent=${waited(ticket.since)}></time></span>
        <span class="line soft small"><span
          class="clip">${[words.term('reason', ticket.reason), words.term('topic', ticket.topic)].filter(Boolean)
          .join(' · ')}</span><span>${words.language(ticket.locale || 'en')}</span></span>
      </button>
      ${this.takes ? html`<button class="btn small take" type="button" @click=${() => this.tell('take', id)}>${t('queue.take')}<span
        class="sr"> ${ticket.customerName || t('anonymous')}</span></button>` : nothing}
      ${ticket.priority > 0 ? html`<span class="tag warn">${t('priority')}</span>` : nothing}
    </li>`;
  }
}

/** @param {string} since */
function waited(since) {
  return words.clock((Date.now() - new Date(since).getTime()) / 1000);
}

customElements.define('agent-queue', AgentQueue);
