/** Country and region whose public holidays nobody works on; the country of the browser's time zone stands there already. */
import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useClient, useLanguage, useWords } from '#platform/web';

export interface Place {
  readonly countryCode: string | null;
  readonly regionCode: string | null;
}

export function PlaceInputs({ place, onPlace }: { readonly place: Place | null; readonly onPlace: (place: Place) => void }) {
  const t = useWords();
  const language = useLanguage();
  const countries = usePlaces('');
  const regions = usePlaces(place?.countryCode ?? null);
  const names = new Intl.DisplayNames([language], { type: 'region' });
  const guess = countries.data && place === null ? countryOfBrowser(countries.data.map(({ code }) => code)) : undefined;
  useEffect(() => {
    if (guess !== undefined) onPlace({ countryCode: guess, regionCode: null });
  }, [guess, onPlace]);
  return (
    <>
      <Select
        label={t('access.country')}
        description={t('access.countryHelp')}
        searchable
        clearable
        data={(countries.data ?? [])
          .map(({ code, name }) => ({ value: code, label: nameOfCountry(names, code, name) }))
          .toSorted((left, right) => left.label.localeCompare(right.label, language))}
        value={place?.countryCode ?? null}
        onChange={(countryCode) => onPlace({ countryCode, regionCode: null })}
      />
      {regions.data?.length ? (
        <Select
          label={t('access.region')}
          searchable
          clearable
          data={regions.data.map(({ code, name }) => ({ value: code, label: name }))}
          value={place?.regionCode ?? null}
          onChange={(regionCode) => onPlace({ countryCode: place?.countryCode ?? null, regionCode })}
        />
      ) : null}
    </>
  );
}

/** Null: not asked. Empty: the countries. */
function usePlaces(countryCode: string | null) {
  const client = useClient();
  return useQuery({
    queryKey: ['view', 'first-run-places', countryCode],
    queryFn: async () => {
      const query = countryCode ? `?countryCode=${countryCode}` : '';
      return (await client.call<{ items: readonly { code: string; name: string }[] }>('GET', `/first-run/places${query}`)).data.items;
    },
    enabled: countryCode !== null,
    staleTime: Infinity,
  });
}

function nameOfCountry(names: Intl.DisplayNames, code: string, otherwise: string): string {
  try {
    return names.of(code) ?? otherwise;
  } catch {
    return otherwise;
  }
}

/** The country whose time zone the browser keeps, its language's country first; null where the browser cannot tell. */
function countryOfBrowser(codes: readonly string[]): string | null {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const preferred = navigator.languages.flatMap((language) => new Intl.Locale(language).region ?? []);
  const keeps = (code: string): boolean => {
    const locale = new Intl.Locale('und', { region: code }) as Intl.Locale & {
      readonly getTimeZones?: () => readonly string[] | undefined;
      readonly timeZones?: readonly string[];
    };
    return (locale.getTimeZones?.() ?? locale.timeZones ?? []).includes(zone);
  };
  return [...preferred.filter((code) => codes.includes(code)), ...codes].find((code) => /^[A-Z]{2}$/.test(code) && keeps(code)) ?? null;
}
