import { placesOfJson, type SamplePlace } from '../../ui/sample-places';

/** Where things can stand in an answer: values, and lists of items. */
export interface AnswerPlaces {
  readonly values: readonly string[];
  readonly lists: readonly string[];
  /** Within the first item's record. */
  readonly inRecord: readonly SamplePlace[];
}

const NONE: AnswerPlaces = { values: [], lists: [], inRecord: [] };

/** What an answer offers to be named; nothing where it is no JSON. */
export function placesOfAnswer(body: string | null, itemsPlace: string, recordPlace: string): AnswerPlaces {
  if (body === null) return NONE;
  const all = placesOfJson([body]);
  const lists = new Set<string>();
  for (const { place } of all) {
    for (const match of place.matchAll(/\/0(?=\/|$)/gu)) lists.add(place.slice(0, match.index));
  }
  const record = `${itemsPlace}/0${recordPlace}`;
  return {
    values: all.map((one) => one.place).filter((place) => !/\/\d+(\/|$)/u.test(place)),
    lists: [...lists],
    inRecord: all
      .filter(({ place }) => place.startsWith(`${record}/`))
      .map(({ place, example }) => ({ place: place.slice(record.length), example })),
  };
}
