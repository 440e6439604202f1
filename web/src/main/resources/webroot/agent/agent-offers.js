// @ts-check
import { html } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { PageElement, icon, t, words } from '../shared/page.js';

/** Chats offered to me, each with the time left to accept before the next person is asked. Tells `take` and `decline` (conversation id). */
export class AgentOffers extends PageElement {
  static properties = { offers: { attribute: false } };

  constructor() {
    super();
    /** @type {any[]} */ this.offers = [];
  }

  connectedCallback() {
    super.connectedCallback();
    this.timer = setInterval(() => this.offers.length && this.requestUpdate(), 500);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.timer);
  }

  render() {
    return html`<div role="alert" class="offers">${repeat(this.offers, (offer) => offer.conversation, (offer) => this.offer(offer))}</div>`;
  }

  /** @param {any} offer */
  offer(offer) {
    const { whole, rest } = timeLeft(offer);
    const name = offer.customerName || t('anonymous');
    return html`<section class="offer" aria-label=${t('offer', { name })}>
      <p class="line"><b class="clip">${t('offer', { name })}</b><span class="num" aria-hidden="true">${words.clock(rest)}</span></p>
      <p class="small">${[words.term('reason', offer.reason), words.term('topic', offer.topic), words.language(offer.locale || 'en')]
        .filter(Boolean).join(' · ')}</p>
      <progress max=${whole} .value=${rest} aria-label=${t('offer.left')}></progress>
      <p class="actions"><button class="btn primary small" type="button" @click=${() => this.tell('take', offer.conversation)}>${icon('check')}
        ${t('offer.accept')}<kbd>a</kbd></button><button class="btn quiet small" type="button"
        @click=${() => this.tell('decline', offer.conversation)}>${t('offer.decline')}</button></p>
    </section>`;
  }

  updated() {
    this.hidden = !this.offers.length;
  }
}

/** Seconds in all and seconds left. @param {{until: string}} offer */
function timeLeft(offer) {
  const until = new Date(offer.until).getTime();
  const rest = Math.max(0, (until - Date.now()) / 1000);
  const whole = lengths.get(offer.until) ?? Math.max(rest, 1);
  lengths.set(offer.until, whole);
  return { whole, rest };
}

/** How long each offer had to go when it was first seen, by its end. @type {Map<string, number>} */
const lengths = new Map();

customElements.define('agent-offers', AgentOffers);
