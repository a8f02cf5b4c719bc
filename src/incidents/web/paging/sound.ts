/** Two short tones when somebody is called; only where this browser was told to. */
const storageName = 'page-sound';

export const isSoundOn = (): boolean => localStorage.getItem(storageName) === 'on';
export const setSound = (isOn: boolean): void => localStorage.setItem(storageName, isOn ? 'on' : 'off');

export function playCall(): void {
  if (!isSoundOn()) return;
  const context = new AudioContext();
  for (const [place, hertz] of [660, 880].entries()) {
    const tone = context.createOscillator();
    const volume = context.createGain();
    volume.gain.value = 0.15;
    tone.frequency.value = hertz;
    tone.connect(volume).connect(context.destination);
    tone.start(context.currentTime + place * 0.25);
    tone.stop(context.currentTime + place * 0.25 + 0.2);
  }
  setTimeout(() => void context.close(), 1000);
}
