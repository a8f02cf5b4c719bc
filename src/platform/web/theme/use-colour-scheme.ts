import { useMantineColorScheme } from '@mantine/core';

/** Light, dark or as the system. Transitions are kept, because switching them off for a moment would write a style element (CSP). */
export const useColourScheme = () => useMantineColorScheme({ keepTransitions: true });
