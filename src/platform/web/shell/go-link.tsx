/** A link inside the application. */
import { Anchor, type AnchorProps } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { AnchorHTMLAttributes, ReactNode } from 'react';

export interface GoLinkProps extends AnchorProps, Omit<AnchorHTMLAttributes<HTMLAnchorElement>, keyof AnchorProps | 'href'> {
  readonly to: string;
  readonly children: ReactNode;
}

export function GoLink({ to, ...rest }: GoLinkProps) {
  const [path, query] = to.split('?', 2);
  const search = query ? Object.fromEntries(new URLSearchParams(query)) : undefined;
  return <Anchor {...rest} renderRoot={(props) => <Link {...props} to={path as string} search={search as never} preload="intent" />} />;
}
