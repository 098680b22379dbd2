import { Component, type ComponentType, type ReactNode } from 'react'

interface ErrorBoundaryProps {
  /** Another one is another try: the place that one is at. */
  readonly resetKey: unknown
  readonly Fallback: ComponentType<{ readonly error: unknown }>
  readonly children: ReactNode
}

interface ErrorBoundaryState {
  readonly failed?: { readonly error: unknown } | undefined
  readonly resetKey: unknown
}

/** Shows something else where drawing has failed. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, ErrorBoundaryState> {
  override state: ErrorBoundaryState = { resetKey: this.props.resetKey }

  static getDerivedStateFromError(error: unknown): Partial<ErrorBoundaryState> {
    return { failed: { error } }
  }

  static getDerivedStateFromProps(
    { resetKey }: ErrorBoundaryProps,
    state: ErrorBoundaryState,
  ): ErrorBoundaryState | null {
    return resetKey === state.resetKey ? null : { resetKey, failed: undefined }
  }

  override render(): ReactNode {
    const { failed } = this.state
    const { Fallback, children } = this.props
    return failed ? <Fallback error={failed.error} /> : children
  }
}
