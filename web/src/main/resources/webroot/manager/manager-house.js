// @ts-check
import { html } from 'lit';
import { t } from '../shared/page.js';
import { area, field, given, line, number } from './fields.js';
import { SettingsForm } from './settings-form.js';

/** What the reports must know of this house: what people and the bot cost, and what nobody may resolve at first contact. */
export class ManagerHouse extends SettingsForm {
  constructor() {
    super('/api/v1/house-rules');
  }

  render() {
    if (!this.settings) return this.waiting();
    const { notAtFirstContact = [], agentHour, botConversation, currency, nMin } = this.settings;
    return html`<section><h2>${t('section.house')}</h2><p class="soft explain">${t('house.hint')}</p>
      <form class="editor" @submit=${this.save} @input=${() => (this.saved = false)}>
        <div class="pair">${field(t('house.hour'), number('hour', agentHour, { max: 1_000_000, step: 'any', required: true }))}
          ${field(t('house.bot'), number('bot', botConversation, { max: 1_000_000, step: 'any', required: true }))}
          ${field(t('house.currency'), line('currency', currency, { required: true, maxlength: 3, pattern: '[A-Z]{3}', placeholder: 'EUR' }))}</div>
        ${field(t('house.policy'), area('policy', notAtFirstContact.join('\n'), 3, 'warranty'), t('house.policy.hint'))}
        ${field(t('house.fewest'), number('fewest', nMin, { min: 10, max: 10_000, required: true }), t('house.fewest.hint'))}
        ${this.foot()}</form></section>`;
  }

  /** @param {SubmitEvent} event */
  save(event) {
    event.preventDefault();
    const { text, lines } = given(event);
    this.put({ agentHour: Number(text('hour')), botConversation: Number(text('bot')), currency: text('currency'),
      notAtFirstContact: lines('policy'), nMin: Number(text('fewest')) });
  }
}

customElements.define('manager-house', ManagerHouse);
