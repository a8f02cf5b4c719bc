/** A link of the navigation. Which one is here, the navigation says: the router would mark every page whose path begins the address. */
import { useLinkProps } from '@tanstack/react-router';
import type { ReactNode } from 'react';

export interface NavigationLinkProps {
  readonly to: string;
  readonly className: string | undefined;
  /** This is the page. */
  readonly isCurrent: boolean;
  /** The page lies in this section. */
  readonly isHere?: boolean;
  readonly children: ReactNode;
}

export function NavigationLink({ to, className, isCurrent, isHere, children }: NavigationLinkProps) {
  const props = useLinkProps({ to, className, preload: 'intent', activeProps: {} });
  return (
    <a {...props} data-status={undefined} data-here={isHere || undefined} aria-current={isCurrent ? 'page' : undefined}>
      {children}
    </a>
  );
}
