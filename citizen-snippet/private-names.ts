/**
 * Property names that rrweb, Socket.IO and our own rooms use among their own objects. They are long, they are many, and
 * nobody outside the bundle reads them: the build shortens them. None of them may be a key of a message or an event.
 */
export const privateNames: readonly string[] = `
  idNodeMap nodeMetaMap getId getMeta getNode getIds removeNodeFromMap hasNode
  skipChild onSerialize onStylesheetLoad stylesheetLoadTimeout newlyAddedElement cssCaptured needsMask preserveWhiteSpace
  recordAfter blockClass blockSelector maskTextClass maskTextSelector maskTextFn maskInputOptions maskInputFn maskAllInputs
  slimDOMOptions slimDOM inlineStylesheet inlineImages recordCanvas recordCrossOriginIframes collectFonts sampling
  mousemoveCallback errorHandler ignoreClass ignoreSelector needBlock isShadowRoot
  styleIDMap idStyleMap getStyle generateId styleMirror
  attributeMap mapRemoves movedMap addedSet movedSet droppedSet removesSubTreeCache unattachedDoc styleDiff
  processMutations processMutation genTextAreaValueMutation genAdds inOtherBuffer nodeMap
  mutationCb mousemoveCb mouseInteractionCb scrollCb viewportResizeCb inputCb styleSheetRuleCb styleDeclarationCb
  selectionCb customElementCb adoptedStyleSheetCb
  stylesheetManager shadowDomManager processedNodeManager bypassOptions restoreHandlers shadowDoms
  patchAttachShadow addShadowRoot removeShadowRoot removeShadowRootsIn
  trackedLinkElements trackLinkElement attachLinkElement trackStylesheetInLinkElement adoptStyleSheets takeFullSnapshot
  setTimeoutFn clearTimeoutFn emitReserved supportsBinary forceBase64 createUri
  doOpen doClose doPoll doWrite onError onClose onOpen onData onPacket onHandshake
  timestampRequests timestampParam createSocket createTransport setTransport transportOptions
  addTrailingSlash closeOnBeforeunload rememberUpgrade tryAllTransports autoConnect
  receiveBuffer sendBuffer subEvents subs onpacket onevent onack emitEvent emitBuffered emitWithAck ackTimeout withError
  maybeReconnectOnOpen skipReconnect cleanup onping ondata ondecoded onreconnect nsps backoff
  reconnectionDelay reconnectionDelayMax randomizationFactor
  nextHandshakeFrame panelRect captureFailed focusMark dismissMark handOver tellLeft tellOver tellStop letGo continueFrom
  endHere lookAround setSite focusAtEnd onSite maySee onState onFocus onSettled onCover onEpoch onRoots onFault
  onMarks onUnmarked startEpoch siteClient reportSuspiciousCall fetchSite sendFrame pointsHere elementOf placedAt whenDone
  hiddenParts isBlurred
`
  .trim()
  .split(/\s+/);
