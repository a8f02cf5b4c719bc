/** A link that looks like a button. */
import { Button, type ButtonProps } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';

export function LinkButton({ to, ...rest }: ButtonProps & { readonly to: string; readonly children: ReactNode }) {
  return <Button {...rest} renderRoot={(props) => <Link {...props} to={to as string} preload="intent" />} />;
}
