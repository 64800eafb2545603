/** The sign of TrackML: three lines, a mark on each. */
export function Mark() {
  return (
    <svg aria-hidden viewBox="0 0 32 32" className="size-6 shrink-0">
      <rect width="32" height="32" rx="7" fill="#0b6b61" />
      <path
        d="M6 9h20M6 16h20M6 23h20"
        stroke="#fff"
        strokeOpacity=".55"
        strokeWidth="2"
        strokeLinecap="round"
      />
      <g fill="#fff">
        <circle cx="12" cy="9" r="3" />
        <circle cx="21" cy="16" r="3" />
        <circle cx="9" cy="23" r="3" />
      </g>
    </svg>
  );
}
