/**
 * Plugin search (站内搜索): serves the standard's operations `search` and `suggestWords` from an own index that follows the log. The index
 * holds ids, versions and tokens; what a reader sees comes from the repository at the moment of the reply. Editors keep best bets and see
 * how people search; nothing of who searches is kept.
 */
import { definePlugin, interactionSource, onceAMinute, rankerLimits, searchRanker } from '@jiyue/sdk/plugin';
import { synonymsOf } from './analysis/synonyms.ts';
import { answerQuestion } from './answers/answer-question.ts';
import { answerSearch } from './answer-search.ts';
import { betOperations } from './best-bets/bet-operations.ts';
import { betStore } from './best-bets/bet-store.ts';
import { figureOperations } from './console/figure-operations.ts';
import { countClick } from './console/count-click.ts';
import { followLog } from './indexing/follow-log.ts';
import { schema } from './indexing/schema.ts';
import { recordStatistics } from './interaction/case-index.ts';
import { publicCases } from './interaction/follow-sources.ts';
import { searchInteraction } from './interaction/search-interaction.ts';
import { citationsOf } from './query/citations.ts';
import { cachedStatistics } from './query/cached-statistics.ts';
import { addDays } from './search-log/figures.ts';
import { commonSeries, type CountedSeries, ownSeriesAlone } from './search-log/counted-series.ts';
import { dayOf, logSchema, type SearchLog, searchLog } from './search-log/search-log.ts';
import { ownSecret } from './search-log/secret.ts';
import type { ScoredHit } from './query/rank.ts';
import { factorsOf } from './rankers/apply-rankers.ts';
import { authority } from './rankers/authority.ts';
import { freshness } from './rankers/freshness.ts';
import { rankedHit } from './rankers/ranked-hit.ts';
import { settingsOf } from './settings.ts';
import { askedWords } from './suggest/asked-words.ts';
import { loadBook } from './suggest/load-book.ts';
import { phraseBook } from './suggest/phrase-book.ts';
import { suggestWords } from './suggest/suggest-words.ts';
import type { SearchTypes } from './types.ts';

export type { SearchConfig, SearchTypes } from './types.ts';

/** The plugin. */
export const plugin = definePlugin<SearchTypes>({
  async setup({ config, clock, logger, signal, index, series, storage, shared, records, follow, schedule, provide, extensions, onStop }) {
    const settings = settingsOf(config);
    const { identity } = await index.open(schema);
    const { identity: ofSeries } = await series.open(logSchema);
    const onFault = (error: unknown) => logger.warn('检索统计没有记下 · a search was not counted', error instanceof Error ? error.message : String(error));

    const book = phraseBook();
    // what the log has told while the book is filled; undefined once it is
    let told: Set<string> | undefined = new Set();
    follow(
      followLog(index, identity, records, {
        published(resource) {
          told?.add(resource.id);
          book.put(resource);
        },
        gone(id) {
          told?.add(id);
          book.remove(id);
        },
      }),
    );

    const secret = ownSecret(shared, clock);
    const bets = betStore(shared, clock);
    const counting: CountedSeries = settings.severalProcesses
      ? commonSeries(series, { identity: ofSeries, storage, shared, clock, onTaken: (events) => log.taken(events) })
      : ownSeriesAlone(series);
    const texts = settings.severalProcesses ? shared : storage;
    const log: SearchLog = searchLog({ series: counting, storage: texts, secret, clock, leastSearches: settings.leastSearches, onFault });
    onStop(log.drop);
    schedule({ name: 'forget-words', cron: '10 2 * * *', run: () => log.forget(addDays(dayOf(clock()), -settings.keepWordsDays)) });

    // our own rankers have no private way: they come through the point, like those of other plugins
    provide(searchRanker, authority(settings.legalLevelBoost, settings.issuerLevelBoost));
    provide(searchRanker, freshness(settings.freshnessBoost));
    const onRankerFault = onceAMinute((plugin, fault) => logger.warn('排序扩展没有计入本次检索 · a ranker was left aside in a search', plugin, fault), clock);
    const onSourceFault = onceAMinute(
      (plugin, fault) => logger.warn('一个来源的公开办件没有计入 · public cases of a source were left aside', plugin, fault),
      clock,
    );
    const cases = publicCases({ sources: () => extensions(interactionSource), index, identity, storage: texts, onFault: onSourceFault });
    schedule({ name: 'read-interaction', cron: '*/10 * * * *', run: () => cases.catchUp(Number.POSITIVE_INFINITY) });
    const search = {
      index: { query: index.query, statistics: cachedStatistics({ statistics: recordStatistics(index, cases.count) }), citations: citationsOf(index) },
      synonyms: synonymsOf(settings.synonyms),
      settings,
      weigh: (question: string, hits: readonly ScoredHit[]) =>
        factorsOf(
          extensions(searchRanker),
          { question, now: clock().toISOString(), hits: hits.slice(0, rankerLimits.hits).map(rankedHit) },
          hits.length,
          onRankerFault,
        ),
    };
    const counted = settings.countSearches ? log : undefined;
    const answering = { search, bets, log: counted, secret, clock, onFault };
    const suggesting = { book, index, asked: counted && askedWords({ series, log, clock, leastSearches: settings.leastSearches, onFault }) };
    return {
      operations: {
        search: (call) => answerSearch(answering, call),
        searchInteraction: (call) => searchInteraction({ index, cases, synonyms: search.synonyms, settings }, call),
        answerQuestion: (call) => answerQuestion({ search, clock }, call),
        suggestWords: (call) => suggestWords(suggesting, call),
        countSearchClick: (call) => countClick({ log: counted, secret, clock }, call.params.token),
        ...betOperations(bets, clock),
        ...figureOperations({ series, log, settings, clock }),
      },
      start: () =>
        loadBook({
          ...{ book, records, onFault },
          isStopped: () => signal.aborted,
          isChanged: (id) => told?.has(id) ?? false,
          onLoaded() {
            told = undefined;
          },
        }),
    };
  },
});
