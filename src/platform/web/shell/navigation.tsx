/** The eight sections: a side bar on wide screens, a bar at the bottom on phones. */
import IconDots from '@tabler/icons-react/dist/esm/icons/IconDots.mjs';
import { Link, useLocation } from '@tanstack/react-router';
import { useLiveStatus } from '../data/live.ts';
import { useSession } from '../data/use-session.ts';
import type { Page, Section } from '../registration.ts';
import { useText, useWords } from '../words/use-words.ts';
import { layer } from './layers.ts';
import { Layer } from './layer.tsx';
import styles from './navigation.module.css';
import { NavigationLink } from './navigation-link.tsx';
import { navigation } from './rooms.ts';
import { sectionIcons } from './section-icons.ts';

const matchesPath = (page: Page, pathname: string): boolean => {
  const stem = page.path.replace(/\/\$.*$/, '');
  return stem === '/' ? pathname === '/' : pathname === stem || pathname.startsWith(`${stem}/`);
};

/** The page of the navigation under which this address lies: the one with the longest path. */
function currentPage(pages: readonly Page[], pathname: string): Page | undefined {
  return pages.filter((page) => matchesPath(page, pathname)).toSorted((left, right) => right.path.length - left.path.length)[0];
}

export function SideBar() {
  const t = useWords();
  const { data } = useSession();
  return (
    <nav aria-label={t('shell.navigation')} className={styles['side']}>
      <Link to="/" className={styles['brand']}>
        <svg viewBox="0 0 32 32" width="24" height="24" aria-hidden="true">
          <rect width="32" height="32" rx="8" fill="#1f5591" />
          <path d="M7 13h18c0 4.2-2.9 7.3-7.2 7.8V25h-3.6v-4.2C9.900 20.300 7 17.200 7 13Z" fill="#fff" />
          <path d="M5.5 10.5h21" stroke="#8fb6e1" strokeWidth="2" strokeLinecap="round" />
        </svg>
        <span>Evenkeel</span>
      </Link>
      <div className={styles['nav']}>
        <Sections />
      </div>
      <div className={styles['foot']}>
        <span className={styles['organisation']}>{data?.organisation?.name}</span>
        <LiveMark />
      </div>
    </nav>
  );
}

function Sections() {
  const t = useWords();
  const text = useText();
  const { pathname } = useLocation();
  const groups = navigation();
  const current = currentPage(
    groups.flatMap((group) => group.pages),
    pathname,
  );
  return (
    <ul className={styles['sections']}>
      {groups.map(({ section, pages }) => {
        const Icon = sectionIcons[section];
        const isHere = current !== undefined && pages.includes(current);
        return (
          <li key={section}>
            <NavigationLink to={pages[0]!.path} className={styles['section']} isHere={isHere} isCurrent={isHere && pages.length === 1}>
              <Icon size={18} stroke={1.6} />
              {t(`shell.section.${section}`)}
            </NavigationLink>
            {isHere && pages.length > 1 ? (
              <ul className={styles['pages']}>
                {pages.map((page) => (
                  <li key={page.path}>
                    <NavigationLink to={page.path} className={styles['page']} isCurrent={page === current}>
                      {text(page.title)}
                    </NavigationLink>
                  </li>
                ))}
              </ul>
            ) : null}
          </li>
        );
      })}
    </ul>
  );
}

/** Says so when the page no longer hears of changes. Silent when all is well. */
function LiveMark() {
  const t = useWords();
  const status = useLiveStatus();
  return (
    <span role="status" className={styles['live']}>
      {status === 'lost' ? t('shell.liveLost') : ''}
    </span>
  );
}

/** Of the sections that somebody may see, the first four of these stand in the bar of a phone: what is looked up on the way. */
const onPhones: readonly Section[] = ['home', 'operations', 'work', 'plans', 'people', 'insights', 'portfolio', 'admin'];

export function BottomBar() {
  const t = useWords();
  const { pathname } = useLocation();
  const open = layer.use();
  const groups = navigation();
  const pages = groups.flatMap((group) => group.pages);
  const current = currentPage(pages, pathname);
  const isHere = (section: Section) =>
    groups.some((group) => group.section === section && current !== undefined && group.pages.includes(current));
  const ofPhone = onPhones.filter((section) => groups.some((group) => group.section === section)).slice(0, 4);
  const shown = groups.length > 5 ? groups.filter(({ section }) => ofPhone.includes(section)) : groups;
  const isFurther = current !== undefined && !shown.some(({ section }) => isHere(section));
  return (
    <nav aria-label={t('shell.navigation')} className={styles['bottom']}>
      {shown.map(({ section, pages: own }) => {
        const Icon = sectionIcons[section];
        return (
          <NavigationLink
            key={section}
            to={own[0]!.path}
            className={styles['tab']}
            isHere={isHere(section)}
            isCurrent={isHere(section) && own.length === 1}
          >
            <Icon size={20} stroke={1.6} />
            <span>{t(`shell.section.${section}`)}</span>
          </NavigationLink>
        );
      })}
      <button type="button" className={styles['tab']} data-here={isFurther || undefined} onClick={() => layer.set({ of: 'navigation' })}>
        <IconDots size={20} stroke={1.6} />
        <span>{t('shell.more')}</span>
      </button>
      {open?.of === 'navigation' ? (
        <Layer label={t('shell.navigation')}>
          {/* Links close the layer by the click that bubbles up from them. */}
          {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions */}
          <div className={styles['sheet']} onClick={(event) => (event.target as HTMLElement).closest('a') && layer.set(null)}>
            {groups.map((group) => (
              <SheetGroup key={group.section} section={group.section} pages={group.pages} current={current} />
            ))}
          </div>
        </Layer>
      ) : null}
    </nav>
  );
}

function SheetGroup({
  section,
  pages,
  current,
}: {
  readonly section: Section;
  readonly pages: readonly Page[];
  readonly current: Page | undefined;
}) {
  const t = useWords();
  const text = useText();
  return (
    <section>
      <h2 className={styles['sheet-title']}>{t(`shell.section.${section}`)}</h2>
      {pages.map((page) => (
        <NavigationLink key={page.path} to={page.path} className={styles['sheet-link']} isCurrent={page === current}>
          {text(page.title)}
        </NavigationLink>
      ))}
    </section>
  );
}
