package com.signalcraft.contract;

abstract class UserContract extends ContractArea {}
