/** Packs events for the way to the thread: each text once, numbers in arrays that move without being copied. Checks them on the way. */
import { checkSeriesEvents, type SeriesEvent, seriesLimits, type SeriesSchema } from '@jiyue/sdk/plugin';

/** A batch on its way. */
export interface PackedEvents {
  readonly length: number;
  readonly texts: readonly string[];
  /** Milliseconds since 1970. */
  readonly at: Float64Array;
  /** Places in `texts`, one event after the other. */
  readonly dimensions: Uint32Array;
  /** Absent: all are 0. */
  readonly sums: Float64Array | undefined;
  /** Place in `texts` + 1; 0: not given. */
  readonly distincts: Uint32Array;
  /** Absent: none has an id. An empty text: this one has none. */
  readonly ids: readonly string[] | undefined;
}

/** Packs events of a schema. @throws RangeError for the first event that cannot be kept */
export function eventPacker(schema: SeriesSchema): (events: readonly SeriesEvent[]) => PackedEvents {
  const places = (names: readonly string[]) => new Map(names.map((name, index) => [name, index]));
  const [dimensionPlaces, sumPlaces, distinctPlaces] = [places(schema.dimensions), places(schema.sums), places(schema.distincts)];
  const counts = { dimensions: schema.dimensions.length, sums: schema.sums.length, distincts: schema.distincts.length };
  const { valueLength, idLength, batch } = seriesLimits;

  /** Undefined: something does not fit; which and why is told by the slower check. */
  const pack = (events: readonly SeriesEvent[]): PackedEvents | undefined => {
    if (events.length > batch) return undefined;
    const texts: string[] = [''];
    const known = new Map<string, number>([['', 0]]);
    const placeOf = (text: string) => {
      let place = known.get(text);
      if (place === undefined) {
        place = texts.length;
        texts.push(text);
        known.set(text, place);
      }
      return place;
    };
    const at = new Float64Array(events.length);
    const dimensions = new Uint32Array(events.length * counts.dimensions);
    const distincts = new Uint32Array(events.length * counts.distincts);
    let sums: Float64Array | undefined;
    let ids: string[] | undefined;
    for (let row = 0; row < events.length; row += 1) {
      const event = events[row]!;
      const instant = Date.parse(event.at);
      if (Number.isNaN(instant)) return undefined;
      at[row] = instant;
      if (event.id !== undefined) {
        if (event.id.length < 1 || event.id.length > idLength) return undefined;
        ids ??= new Array<string>(events.length).fill('');
        ids[row] = event.id;
      }
      for (const name of Object.keys(event.dimensions)) {
        const place = dimensionPlaces.get(name);
        const value = event.dimensions[name];
        if (place === undefined || typeof value !== 'string' || value.length > valueLength) return undefined;
        dimensions[row * counts.dimensions + place] = placeOf(value);
      }
      if (event.sums)
        for (const name of Object.keys(event.sums)) {
          const place = sumPlaces.get(name);
          const value = event.sums[name];
          if (place === undefined || !Number.isSafeInteger(value)) return undefined;
          sums ??= new Float64Array(events.length * counts.sums);
          sums[row * counts.sums + place] = value!;
        }
      if (event.distincts)
        for (const name of Object.keys(event.distincts)) {
          const place = distinctPlaces.get(name);
          const value = event.distincts[name];
          if (place === undefined || typeof value !== 'string' || value.length > valueLength) return undefined;
          distincts[row * counts.distincts + place] = placeOf(value) + 1;
        }
    }
    return { length: events.length, texts, at, dimensions, sums, distincts, ids };
  };

  return (events) => {
    const packed = pack(events);
    if (packed) return packed;
    checkSeriesEvents(events, schema);
    throw new RangeError('own series: an event cannot be kept');
  };
}
