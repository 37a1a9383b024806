interface Props {
  isLooking: boolean
  onLook: (looks: boolean) => void
  onTake: () => void
  onSave: () => void
  problem: string | undefined
}

/** Somebody else was first: look at theirs and come back to mine as often as one likes, then decide. */
export function Conflict({ isLooking, onLook, onTake, onSave, problem }: Props) {
  return (
    <div class="conflict notice">
      <p role="alert">
        <strong>Somebody else has saved the settings meanwhile.</strong>{' '}
        {isLooking ? 'These are theirs. Yours are kept.' : 'These are yours, unsaved.'}
      </p>
      <p class="row">
        <button type="button" onClick={() => onLook(!isLooking)}>{isLooking ? 'Back to mine' : 'Look at theirs'}</button>
        {isLooking ? <button type="button" class="danger" onClick={onTake}>Keep theirs, drop mine</button> : <button type="button" class="main" onClick={onSave}>Save mine over theirs</button>}
      </p>
      {problem && <p class="problem" role="alert">{problem}</p>}
    </div>
  )
}
