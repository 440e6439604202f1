// @ts-check

/**
 * A problem in the customer's own words: by its kind where we have words for it, else by what can be done about it.
 * @param {import('../shared/api.js').Problem} problem @param {import('../shared/i18n.js').Words} words
 */
export function sentence(problem, words) {
  const own = words.messages[`problem.${problem.kind}`];
  if (own) return words.t(`problem.${problem.kind}`);
  if (problem.unreachable) return words.t('problem.offline');
  if (problem.status === 429) return words.t('problem.limit', { count: problem.retryAfterSeconds || 5 });
  return words.t(problem.status >= 500 ? 'problem.away' : 'problem.other');
}
