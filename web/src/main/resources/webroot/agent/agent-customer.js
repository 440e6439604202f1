// @ts-check
import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { initials, link } from '../shared/markdown.js';
import { PageElement, icon, t, words } from '../shared/page.js';
import './agent-suggest.js';

const PRIORITIES = [0, 1, 2, 3, 4, 5];

/**
 * Who the customer is: name, contact, language, page, earlier contacts; and how urgent the `ticket` is, in line or held.
 * Tells `look` (conversation id), `urgent` (priority) and `details` to close.
 */
export class AgentCustomer extends PageElement {
  static properties = { chat: { attribute: false }, ticket: { attribute: false }, mine: { type: Boolean } };

  constructor() {
    super();
    /** @type {any} */ this.chat = null;
    /** @type {any} */ this.ticket = null;
    this.mine = false;
  }

  render() {
    if (!this.chat?.conversation) return html`<p class="nobody">${t('customer.none')}</p>`;
    const { conversation, earlier = [] } = this.chat;
    const customer = conversation.customer ?? {};
    return html`<section aria-label=${t('customer')}>
      <div class="card-top"><span class="avatar large" aria-hidden="true">${customer.name ? initials(customer.name) : icon('person')}</span>
        <div class="titles"><h2 class="clip">${customer.name || t('anonymous')}</h2>
          <p class="small ${customer.verified ? 'verified' : 'soft'}">${customer.verified ? html`${icon('check')}${t('customer.verified')}`
          : t('customer.unverified')}</p></div>
        <button class="btn quiet only small details" type="button" aria-label=${t('close')}
          @click=${() => this.tell('details')}>${icon('close')}</button></div>
      <dl class="facts">
        ${this.fact('customer.email', customer.email)}
        ${this.fact('customer.language', words.language(conversation.locale || 'en'))}
        ${this.fact('customer.page', this.page(conversation.page))}
        ${this.fact('customer.started', words.dateTime(conversation.startedAt))}
        ${this.fact('customer.entry', words.term('entry', conversation.entry))}
        ${this.fact('priority', this.priority())}
      </dl>
      ${this.mine ? html`<agent-suggest .chat=${this.chat}></agent-suggest>` : nothing}
      <h3>${t('customer.earlier')}</h3>
      ${earlier.length ? html`<ul class="earlier">${earlier.map((/** @type {any} */ one) =>
        html`<li><button type="button" class="open" @click=${() => this.tell('look', one.id)}><span
        class="line"><span>${words.term('topic', one.topic)}</span><span class="soft small">${words.date(one.startedAt)}</span></span><span
        class="soft small">${words.term('outcome', one.state)}</span></button></li>`)}</ul>`
        : html`<p class="soft small">${t('customer.first')}</p>`}
    </section>`;
  }

  /** @param {string} key @param {any} value */
  fact(key, value) {
    return value && value !== nothing ? html`<div><dt>${t(key)}</dt><dd>${value}</dd></div>` : nothing;
  }

  priority() {
    if (!this.ticket) return nothing;
    const { priority = 0 } = this.ticket;
    return html`<select class="input" aria-label=${t('priority')} .value=${live(String(priority))}
      @change=${(/** @type {any} */ event) => this.tell('urgent', Number(event.target.value))}>${PRIORITIES.map((step) =>
      html`<option value=${step} ?selected=${step === priority}>${step || t('priority.usual')}</option>`)}</select>`;
  }

  /** @param {any} page */
  page(page) {
    if (!page) return '';
    const { address = '', title = '' } = typeof page === 'string' ? { address: page } : page;
    return link(title || address, address) ?? (title || address);
  }
}

customElements.define('agent-customer', AgentCustomer);
