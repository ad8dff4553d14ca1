interface TickProps {
  label: string;
  isOn: boolean;
  onChange(isOn: boolean): void;
}

export function Tick({ label, isOn, onChange }: TickProps) {
  return (
    <label className="tick">
      <input type="checkbox" checked={isOn} onChange={({ target }) => onChange(target.checked)} />
      {label}
    </label>
  );
}
